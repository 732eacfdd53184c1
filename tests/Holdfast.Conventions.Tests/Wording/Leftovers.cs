using System.Text.RegularExpressions;
using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Wording;

/// <summary>Marks of unfinished work and of decoration, and results thrown away.</summary>
static partial class Leftovers
{
    public static IEnumerable<string> In(SourceFile file) =>
        [.. Regions(file), .. Marks(file), .. Banners(file), .. Unwritten(file), .. Discarded(file)];

    static IEnumerable<string> Regions(SourceFile file) =>
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select $"{file.At(trivia)} a region";

    static IEnumerable<string> Marks(SourceFile file) =>
        from comment in Comments(file)
        where UnfinishedWork().IsMatch(comment.ToString())
        select $"{file.At(comment)} unfinished work";

    static IEnumerable<string> Banners(SourceFile file) =>
        from comment in Comments(file)
        where Banner().IsMatch(comment.ToString())
        select $"{file.At(comment)} a banner";

    static IEnumerable<string> Unwritten(SourceFile file) =>
        from name in file.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.Text == nameof(NotImplementedException)
        select $"{file.At(name)} code that is not written";

    static IEnumerable<string> Discarded(SourceFile file) =>
        from assignment in file.Syntax.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        where assignment is { Left: IdentifierNameSyntax { Identifier.Text: "_" }, Right: AwaitExpressionSyntax }
        select $"{file.At(assignment)} an outcome thrown away";

    static IEnumerable<SyntaxTrivia> Comments(SourceFile file) =>
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        select trivia;

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"^(//|/\*)[/\s]*[-=*#~_+]{4,}", RegexOptions.Multiline)]
    private static partial Regex Banner();
}
