using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Holdfast.Conventions.Tests.House;

/// <summary>A C# file by its path from the root, and its text.</summary>
sealed class SourceFile(string path, string text)
{
    SyntaxNode? syntax;

    public string Path => path;

    public string Text => text;

    public SyntaxNode Syntax =>
        syntax ??= CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14)).GetRoot();

    /// <summary>"path:line", as compilers and editors write it.</summary>
    public string At(SyntaxNodeOrToken place) => At(place.GetLocation());

    public string At(SyntaxTrivia place) => At(place.GetLocation());

    string At(Location? place) => $"{path}:{place?.GetLineSpan().StartLinePosition.Line + 1}";
}
