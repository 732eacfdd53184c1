using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Sizes;

/// <summary>
/// Constructors with more parameters than <see cref="Limits.ConstructorParameters"/>. A positional record is exempt when it is plain
/// data, that is, when none of its parameters brings behaviour: an interface, a delegate, a clock.
/// </summary>
static class Constructors
{
    static readonly string[] behaviour = ["Func", "Action", "Predicate", "Delegate", "TimeProvider", "HttpClient"];

    /// <summary>Interfaces of plain data.</summary>
    static readonly string[] collections =
        ["IReadOnlyList", "IReadOnlyCollection", "IReadOnlyDictionary", "IReadOnlySet", "IEnumerable", "IList", "IDictionary"];

    public static IEnumerable<string> WithManyParameters(SourceFile file) =>
        from list in file.Syntax.DescendantNodes().OfType<ParameterListSyntax>()
        where list.Parent is TypeDeclarationSyntax or ConstructorDeclarationSyntax
        where list.Parameters.Count > Limits.ConstructorParameters && !IsPlainData(list)
        select $"{file.At(list)} a constructor has {list.Parameters.Count} parameters, the limit is {Limits.ConstructorParameters}";

    static bool IsPlainData(ParameterListSyntax list) =>
        list.Parent is RecordDeclarationSyntax && !list.Parameters.Any(parameter => BringsBehaviour(parameter.Type));

    static bool BringsBehaviour(TypeSyntax? type)
    {
        var name = NameOf(type);
        return behaviour.Contains(name) || (IsInterfaceName(name) && !collections.Contains(name));
    }

    static string NameOf(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };

    static bool IsInterfaceName(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
}
