namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A term. Depth counts the levels of nesting, so that the parser can refuse what later stages could not walk.</summary>
abstract record Term(Place Place)
{
    public int Depth { get; private protected init; }

    protected static int Deepest(IEnumerable<Term> parts)
    {
        var depth = 0;
        foreach (var part in parts)
            depth = Math.Max(depth, part.Depth);
        return depth + 1;
    }
}
