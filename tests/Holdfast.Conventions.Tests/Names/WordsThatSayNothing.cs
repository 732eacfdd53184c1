using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Names;

/// <summary>Endings of type names and names of folders that say nothing about what is inside.</summary>
static class WordsThatSayNothing
{
    static readonly string[] endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Processor", "Base"];

    static readonly string[] folders =
        ["Abstractions", "Common", "Shared", "Utils", "Helpers", "Models", "Services", "Interfaces"];

    public static IEnumerable<string> InTypes(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let name = (node as BaseTypeDeclarationSyntax)?.Identifier ?? (node as DelegateDeclarationSyntax)?.Identifier
        where name is not null && endings.Any(ending => name.Value.Text.EndsWith(ending, StringComparison.Ordinal))
        select $"{file.At(name.Value)} {name} does not name a thing of the domain";

    /// <summary>Folders and projects of code; the models/ of the root are the formal ones.</summary>
    public static IEnumerable<string> InFolders(IEnumerable<string> files) =>
        from folder in files.Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/')).Distinct()
        where folder.Split('/')[0] is "src" or "tests" or "bench" or "samples" or "rego"
        from word in folder.Split('/', '.')
        where folders.Contains(word, StringComparer.OrdinalIgnoreCase)
        select $"{folder}: \"{word}\" does not say what is inside";
}
