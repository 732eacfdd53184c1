namespace Holdfast.Rego.Syntax.Lexing;

/// <summary>The tokens that are neither words nor literals.</summary>
static class Symbols
{
    /// <summary>The symbol at the start of the text and its length; 0 when there is none.</summary>
    public static (TokenKind Kind, int Length) Read(ReadOnlySpan<char> text)
    {
        var followed = text.Length > 1 && text[1] == '=';
        return text[0] switch
        {
            '.' => (TokenKind.Dot, 1),
            ',' => (TokenKind.Comma, 1),
            ';' => (TokenKind.Semicolon, 1),
            '(' => (TokenKind.LeftParenthesis, 1),
            ')' => (TokenKind.RightParenthesis, 1),
            '[' => (TokenKind.LeftBracket, 1),
            ']' => (TokenKind.RightBracket, 1),
            '{' => (TokenKind.LeftBrace, 1),
            '}' => (TokenKind.RightBrace, 1),
            '+' => (TokenKind.Plus, 1),
            '-' => (TokenKind.Minus, 1),
            '*' => (TokenKind.Times, 1),
            '/' => (TokenKind.Divide, 1),
            '%' => (TokenKind.Remainder, 1),
            '&' => (TokenKind.And, 1),
            '|' => (TokenKind.Or, 1),
            ':' => followed ? (TokenKind.Assign, 2) : (TokenKind.Colon, 1),
            '=' => followed ? (TokenKind.Equal, 2) : (TokenKind.Unify, 1),
            '<' => followed ? (TokenKind.LessOrEqual, 2) : (TokenKind.Less, 1),
            '>' => followed ? (TokenKind.GreaterOrEqual, 2) : (TokenKind.Greater, 1),
            '!' when followed => (TokenKind.NotEqual, 2),
            _ => (TokenKind.End, 0),
        };
    }
}
