namespace Holdfast.Rego.Syntax.Tree;

/// <summary>An array written out.</summary>
internal sealed record ArrayTerm : Term
{
    internal ArrayTerm(Place place, IReadOnlyList<Term> items) : base(place)
    {
        Items = items;
        Depth = Deepest(items);
    }

    internal IReadOnlyList<Term> Items { get; }
}

/// <summary>A set written out.</summary>
internal sealed record SetTerm : Term
{
    internal SetTerm(Place place, IReadOnlyList<Term> items) : base(place)
    {
        Items = items;
        Depth = Deepest(items);
    }

    internal IReadOnlyList<Term> Items { get; }
}

/// <summary>An object written out.</summary>
internal sealed record ObjectTerm : Term
{
    internal ObjectTerm(Place place, IReadOnlyList<KeyValuePair<Term, Term>> entries) : base(place)
    {
        Entries = entries;
        Depth = Math.Max(Deepest(entries.Select(entry => entry.Key)), Deepest(entries.Select(entry => entry.Value)));
    }

    internal IReadOnlyList<KeyValuePair<Term, Term>> Entries { get; }
}
