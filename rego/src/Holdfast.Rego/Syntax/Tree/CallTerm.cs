namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A call of a function by its name: <c>count(x)</c>.</summary>
internal sealed record CallTerm : Term
{
    internal CallTerm(Place place, Term function, IReadOnlyList<Term> arguments) : base(place)
    {
        Function = function;
        Arguments = arguments;
        Depth = Math.Max(function.Depth, Deepest(arguments)) + 1;
    }

    internal Term Function { get; }

    internal IReadOnlyList<Term> Arguments { get; }
}
