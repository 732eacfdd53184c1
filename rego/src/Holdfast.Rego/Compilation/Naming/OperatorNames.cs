using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>The functions behind the operators.</summary>
static class OperatorNames
{
    public const string Equal = "equal";
    public const string Member2 = "internal.member_2";
    public const string Member3 = "internal.member_3";

    public static string Of(TokenKind kind) => kind switch
    {
        TokenKind.Equal => Equal,
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
        _ => Equal,
    };

    public static string Member(int arguments) => arguments == 2 ? Member2 : Member3;
}
