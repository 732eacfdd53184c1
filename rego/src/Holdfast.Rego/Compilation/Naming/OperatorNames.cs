using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Compilation.Naming;

/// <summary>The functions behind the operators.</summary>
internal static class OperatorNames
{
    internal const string Equal = "equal";
    internal const string Member2 = "internal.member_2";
    internal const string Member3 = "internal.member_3";

    internal static string Of(TokenKind kind) => kind switch
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

    internal static string Member(int arguments) => arguments == 2 ? Member2 : Member3;
}
