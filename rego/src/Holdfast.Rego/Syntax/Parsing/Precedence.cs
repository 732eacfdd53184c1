using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Syntax.Parsing;

/// <summary>How tightly operators bind; a higher number binds tighter.</summary>
static class Precedence
{
    public const int Relation = 1;
    public const int Union = 2;
    public const int Intersection = 3;
    public const int Sum = 4;
    public const int Product = 5;

    /// <summary>The precedence of an operator; 0 when the token is none.</summary>
    public static int Of(TokenKind kind) => kind switch
    {
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual
            or TokenKind.Greater or TokenKind.GreaterOrEqual => Relation,
        TokenKind.Or => Union,
        TokenKind.And => Intersection,
        TokenKind.Plus or TokenKind.Minus => Sum,
        TokenKind.Times or TokenKind.Divide or TokenKind.Remainder => Product,
        _ => 0,
    };
}
