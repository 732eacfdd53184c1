using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Syntax.Printing;

/// <summary>How operators are written.</summary>
static class OperatorText
{
    public static string Of(TokenKind kind) => kind switch
    {
        TokenKind.Assign => ":=",
        TokenKind.Unify => "=",
        TokenKind.Equal => "==",
        TokenKind.NotEqual => "!=",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Times => "*",
        TokenKind.Divide => "/",
        TokenKind.Remainder => "%",
        TokenKind.And => "&",
        TokenKind.Or => "|",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
