using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Holdfast.Conventions.Tests.Api;

/// <summary>What code outside an assembly can see, as a caller or by deriving.</summary>
static class Offering
{
    /// <summary>The public types, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(byte[] assembly)
    {
        using var compiled = new CompiledAssembly(new MemoryStream(assembly));
        var reference = MetadataReference.CreateFromImage(assembly);
        var others = Sample.Platform.Where(other => Path.GetFileName(other.Display) != compiled.Name + ".dll");
        var compilation = CSharpCompilation.Create("reader", references: [reference, .. others]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return Types(symbol.GlobalNamespace);
    }

    public static bool Includes(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => !symbol.ContainingType.IsSealed,
        _ => false,
    };

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) =>
        from member in parent.GetMembers().OfType<INamespaceOrTypeSymbol>()
        from type in member switch
        {
            INamespaceSymbol space => Types(space),
            INamedTypeSymbol type when Includes(type) && type.CanBeReferencedByName => Types(type).Prepend(type),
            _ => [],
        }
        select type;
}
