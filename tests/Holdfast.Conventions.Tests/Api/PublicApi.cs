using System.Text;
using Microsoft.CodeAnalysis;

namespace Holdfast.Conventions.Tests.Api;

/// <summary>What an assembly offers to code outside it, as text in a stable order.</summary>
static class PublicApi
{
    static readonly SymbolDisplayFormat typeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: ParameterOptions,
        miscellaneousOptions: MiscellaneousOptions);

    static readonly SymbolDisplayFormat memberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        parameterOptions: ParameterOptions,
        miscellaneousOptions: MiscellaneousOptions);

    const SymbolDisplayParameterOptions ParameterOptions =
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis;

    const SymbolDisplayMiscellaneousOptions MiscellaneousOptions =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier;

    public static string Of(byte[] assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Offering.Types(assembly).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
            Print(type, text);
        return text.Length == 0 ? "nothing public\n" : text.ToString();
    }

    static void Print(INamedTypeSymbol type, StringBuilder text)
    {
        text.Append(Header(type)).Append('\n');
        if (type.TypeKind != TypeKind.Delegate)
        {
            foreach (var line in Members(type))
                text.Append("    ").Append(line).Append('\n');
        }
        text.Append('\n');
    }

    static string Header(INamedTypeSymbol type)
    {
        string[] words = type.ToDisplayString(typeFormat).Split(" where ", 2);
        var parents = type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface ? Parents(type) : [];
        string[] parts = [words[0], .. parents.Count > 0 ? [string.Join(", ", parents)] : Array.Empty<string>()];
        return $"{Modifiers(type)}{Keyword(type)} {string.Join(" : ", parts)}{(words.Length > 1 ? " where " + words[1] : "")}";
    }

    static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Class, true) => "record",
        (TypeKind.Struct, true) => "record struct",
        (var kind, _) => kind.ToString().ToLowerInvariant(),
    };

    static string Modifiers(INamedTypeSymbol type) =>
        (type.DeclaredAccessibility == Accessibility.Public ? "" : "protected ") + type switch
        {
            { TypeKind: TypeKind.Class, IsStatic: true } => "static ",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract ",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed ",
            { TypeKind: TypeKind.Struct, IsReadOnly: true } => "readonly ",
            _ => "",
        };

    static List<string> Parents(INamedTypeSymbol type)
    {
        var parents = type.Interfaces.Select(parent => parent.ToDisplayString(memberFormat)).Order(StringComparer.Ordinal).ToList();
        if (type is { TypeKind: TypeKind.Class, BaseType.SpecialType: not SpecialType.System_Object })
            parents.Insert(0, type.BaseType.ToDisplayString(memberFormat));
        return parents;
    }

    static IEnumerable<string> Members(INamedTypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? type.GetMembers().OfType<IFieldSymbol>().Select(field => $"{field.Name} = {field.ConstantValue}")
        : type.GetMembers()
            .Where(member => Offering.Includes(member) && member is not INamedTypeSymbol && !IsWrittenByTheCompiler(member))
            .Select(member => WithoutPublic(member.ToDisplayString(memberFormat)))
            .Order(StringComparer.Ordinal);

    static string WithoutPublic(string line) => line.StartsWith("public ", StringComparison.Ordinal) ? line["public ".Length..] : line;

    /// <summary>Accessors are shown with their property; the members that every record has say nothing.</summary>
    static bool IsWrittenByTheCompiler(ISymbol member) =>
        member.IsImplicitlyDeclared
        || member is IMethodSymbol { AssociatedSymbol: not null }
        || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
