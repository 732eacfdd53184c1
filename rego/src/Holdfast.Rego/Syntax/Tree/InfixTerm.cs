using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Syntax.Tree;

/// <summary>Two terms around an operator, also <c>:=</c> and <c>=</c>, which only stand at the top of a statement.</summary>
internal sealed record InfixTerm : Term
{
    internal InfixTerm(Place place, TokenKind operation, Term left, Term right) : base(place)
    {
        Operation = operation;
        Left = left;
        Right = right;
        Depth = Math.Max(left.Depth, right.Depth) + 1;
    }

    internal TokenKind Operation { get; }

    internal Term Left { get; }

    internal Term Right { get; }
}
