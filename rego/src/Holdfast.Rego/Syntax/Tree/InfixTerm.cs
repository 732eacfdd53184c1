using Holdfast.Rego.Syntax.Lexing;

namespace Holdfast.Rego.Syntax.Tree;

/// <summary>Two terms around an operator, also <c>:=</c> and <c>=</c>, which only stand at the top of a statement.</summary>
sealed record InfixTerm : Term
{
    public InfixTerm(Place place, TokenKind operation, Term left, Term right) : base(place)
    {
        Operation = operation;
        Left = left;
        Right = right;
        Depth = Math.Max(left.Depth, right.Depth) + 1;
    }

    public TokenKind Operation { get; }

    public Term Left { get; }

    public Term Right { get; }
}
