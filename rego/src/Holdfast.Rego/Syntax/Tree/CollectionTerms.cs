namespace Holdfast.Rego.Syntax.Tree;

/// <summary>An array written out.</summary>
sealed record ArrayTerm : Term
{
    public ArrayTerm(Place place, IReadOnlyList<Term> items) : base(place)
    {
        Items = items;
        Depth = Deepest(items);
    }

    public IReadOnlyList<Term> Items { get; }
}

/// <summary>A set written out.</summary>
sealed record SetTerm : Term
{
    public SetTerm(Place place, IReadOnlyList<Term> items) : base(place)
    {
        Items = items;
        Depth = Deepest(items);
    }

    public IReadOnlyList<Term> Items { get; }
}

/// <summary>An object written out.</summary>
sealed record ObjectTerm : Term
{
    public ObjectTerm(Place place, IReadOnlyList<KeyValuePair<Term, Term>> entries) : base(place)
    {
        Entries = entries;
        Depth = Math.Max(Deepest(entries.Select(entry => entry.Key)), Deepest(entries.Select(entry => entry.Value)));
    }

    public IReadOnlyList<KeyValuePair<Term, Term>> Entries { get; }
}
