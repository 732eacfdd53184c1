using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Sizes;

/// <summary>How large things may grow. A limit reached is a sign to look for the second concept inside.</summary>
static class Limits
{
    public const int FileLines = 400;
    public const int MedianFileLines = 60;
    public const int MethodLines = 50;
    public const int ConstructorParameters = 6;
    public const int FolderEntries = 25;
    public const int RootEntries = 24;
    public const int EngineLines = 400;

    public static int LinesOf(string text) => text.Length == 0 ? 0 : text.TrimEnd('\n').Count(character => character == '\n') + 1;

    public static IEnumerable<string> LongFiles(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        let lines = LinesOf(file.Text)
        where lines > FileLines
        select $"{file.Path} has {lines} lines, the limit is {FileLines}";

    public static IEnumerable<string> LongMedian(IEnumerable<string> texts)
    {
        int[] lines = [.. texts.Select(LinesOf).Order()];
        if (lines.Length > 0 && lines[lines.Length / 2] > MedianFileLines)
            yield return $"the median of {lines.Length} files is {lines[lines.Length / 2]} lines, the limit is {MedianFileLines}";
    }

    /// <summary>
    /// Counts from the first line of the signature, after attributes, to the closing brace; local functions and lambdas are part of their
    /// method.
    /// </summary>
    public static IEnumerable<string> LongMethods(SourceFile file) =>
        from method in file.Syntax.DescendantNodesAndSelf().Where(IsMethod)
        let lines = LinesWithoutAttributes(method)
        where lines > MethodLines
        select $"{file.At(method)} a method has {lines} lines, the limit is {MethodLines}";

    /// <summary>Everything below the root counts, and the root itself has its own limit.</summary>
    public static IEnumerable<string> FullFolders(IEnumerable<string> files) =>
        from folder in files.SelectMany(FoldersAndEntries).Distinct().GroupBy(pair => pair.Folder, pair => pair.Entry)
        let limit = folder.Key.Length == 0 ? RootEntries : FolderEntries
        where folder.Count() > limit
        select $"/{folder.Key} has {folder.Count()} entries, the limit is {limit}";

    /// <summary>An engine project only opens, locks, and speaks a dialect: C# and SQL together stay small.</summary>
    public static IEnumerable<string> LargeEngines(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        where file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".sql", StringComparison.Ordinal)
        group LinesOf(file.Text) by string.Join('/', file.Path.Split('/').Take(2)) into project
        where project.Key is "src/Holdfast.Sqlite" or "src/Holdfast.PostgreSql" && project.Sum() > EngineLines
        select $"{project.Key} has {project.Sum()} lines, the limit is {EngineLines}";

    static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        || node is PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null }
        || (node is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement));

    static int LinesWithoutAttributes(SyntaxNode method)
    {
        var first = method switch
        {
            CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().First().GetFirstToken(),
            MemberDeclarationSyntax { AttributeLists: [.., var last] } => last.GetLastToken().GetNextToken(),
            _ => method.GetFirstToken(),
        };
        var end = method is CompilationUnitSyntax whole ? whole.Members.OfType<GlobalStatementSyntax>().Last().GetLastToken() : method.GetLastToken();
        return LineOf(end.GetLocation(), last: true) - LineOf(first.GetLocation(), last: false) + 1;
    }

    static int LineOf(Location place, bool last)
    {
        var span = place.GetLineSpan();
        return last ? span.EndLinePosition.Line : span.StartLinePosition.Line;
    }

    static IEnumerable<(string Folder, string Entry)> FoldersAndEntries(string file)
    {
        var parts = file.Split('/');
        for (var depth = 0; depth < parts.Length; depth++)
            yield return (string.Join('/', parts.Take(depth)), parts[depth]);
    }
}
