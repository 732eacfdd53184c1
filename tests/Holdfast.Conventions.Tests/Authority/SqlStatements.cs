using System.Text.RegularExpressions;
using Holdfast.Conventions.Tests.House;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Holdfast.Conventions.Tests.Authority;

/// <summary>SQL that writes, looked for in the text literals of C# (whole or in pieces, in any quotes), and in SQL files.</summary>
static partial class SqlStatements
{
    static readonly string[] homes = ["src/Holdfast.Storage/", "src/Holdfast.Sqlite/", "src/Holdfast.PostgreSql/"];

    public static bool MayStandIn(string path) => homes.Any(home => path.StartsWith(home, StringComparison.Ordinal));

    public static IEnumerable<string> Misplaced(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let text = TextOf(node)
        where text is not null && !MayStandIn(file.Path) && (ShoutedVerb().IsMatch(text) || Statement().IsMatch(text))
        select $"{file.At(node)} SQL that writes: {text.Trim()}";

    public static IEnumerable<string> MisplacedFiles(IEnumerable<string> files) =>
        from file in files
        where file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) && !MayStandIn(file)
        select $"{file}: SQL outside the storage projects";

    /// <summary>What a literal says, with a word for each hole of an interpolated one; null for what is no text.</summary>
    static string? TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax text =>
            string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : "hole")),
        _ => null,
    };

    /// <summary>Prose does not shout. DELETE needs its FROM, because it is also a word of HTTP; REPLACE its INTO.</summary>
    [GeneratedRegex(@"\b(INSERT|UPDATE|TRUNCATE|UPSERT|DELETE\s+FROM|REPLACE\s+INTO|MERGE\s+INTO|(CREATE|ALTER|DROP)\s+(TABLE|TRIGGER))\b")]
    private static partial Regex ShoutedVerb();

    /// <summary>A whole statement in any case.</summary>
    [GeneratedRegex(
        @"^\s*(insert\s+(or\s+\w+\s+)?into\s+\S|delete\s+from\s+\S|replace\s+into\s+\S|merge\s+into\s+\S|truncate\s+table\s+\S|update\s+\S+\s+set\s+\S+\s*=)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
