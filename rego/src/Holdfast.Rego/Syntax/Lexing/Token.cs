namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; for strings, what they denote.</param>
/// <param name="Start">The offset of the first character.</param>
/// <param name="End">The offset behind the last character.</param>
/// <param name="Place">Where the first character stands.</param>
/// <param name="EndLine">The line of the last character.</param>
readonly record struct Token(TokenKind Kind, string Text, int Start, int End, Place Place, int EndLine)
{
    public bool IsKeyword => Kind >= TokenKind.Package;

    /// <summary>Whether the token is a word, which may follow a dot.</summary>
    public bool IsWord => IsKeyword || Kind == TokenKind.Identifier;

    /// <summary>The token as error messages mention it.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.End => "eof",
        TokenKind.Identifier => "identifier",
        TokenKind.Number => "number",
        TokenKind.String => "string",
        TokenKind.Template or TokenKind.RawTemplate => "template string",
        TokenKind.Assign => "assign",
        TokenKind.Unify => "eq",
        TokenKind.Equal => "equal",
        TokenKind.NotEqual => "neq",
        TokenKind.Less => "lt",
        TokenKind.LessOrEqual => "lte",
        TokenKind.Greater => "gt",
        TokenKind.GreaterOrEqual => "gte",
        TokenKind.Plus => "plus",
        TokenKind.Minus => "minus",
        TokenKind.Times => "mul",
        TokenKind.Divide => "div",
        TokenKind.Remainder => "rem",
        TokenKind.And => "and",
        TokenKind.Or => "or",
        _ => Text,
    };
}
