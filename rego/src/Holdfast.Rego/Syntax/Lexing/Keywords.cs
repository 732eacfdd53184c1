using System.Collections.Frozen;

namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>The reserved words of Rego v1.</summary>
static class Keywords
{
    static readonly FrozenDictionary<string, TokenKind> Kinds =
        Enum.GetValues<TokenKind>().Where(kind => kind >= TokenKind.Package).ToFrozenDictionary(Word);

    /// <summary>What <c>import future.keywords.…</c> may name, sorted.</summary>
    public static IReadOnlyList<string> Importable { get; } = ["contains", "every", "if", "in", "not"];

    public static TokenKind KindOf(string word) => Kinds.GetValueOrDefault(word, TokenKind.Identifier);

    public static bool IsReserved(string word) => Kinds.ContainsKey(word);

    static string Word(TokenKind kind) => kind switch
    {
        TokenKind.Package => "package",
        TokenKind.Import => "import",
        TokenKind.As => "as",
        TokenKind.Default => "default",
        TokenKind.Else => "else",
        TokenKind.Not => "not",
        TokenKind.Some => "some",
        TokenKind.Every => "every",
        TokenKind.In => "in",
        TokenKind.With => "with",
        TokenKind.If => "if",
        TokenKind.Contains => "contains",
        TokenKind.Null => "null",
        TokenKind.True => "true",
        TokenKind.False => "false",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
