namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A call of a function by its name: <c>count(x)</c>.</summary>
sealed record CallTerm : Term
{
    public CallTerm(Place place, Term function, IReadOnlyList<Term> arguments) : base(place)
    {
        Function = function;
        Arguments = arguments;
        Depth = Math.Max(function.Depth, Deepest(arguments)) + 1;
    }

    public Term Function { get; }

    public IReadOnlyList<Term> Arguments { get; }
}
