namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A term followed by keys: <c>data.users[name]</c>.</summary>
sealed record RefTerm : Term
{
    public RefTerm(Place place, Term head, IReadOnlyList<Term> path) : base(place)
    {
        Head = head;
        Path = path;
        Depth = Math.Max(head.Depth, Deepest(path)) + 1;
    }

    public Term Head { get; }

    public IReadOnlyList<Term> Path { get; }

    /// <summary>Whether the head is this name.</summary>
    public bool StartsWith(string name) => Head is VariableTerm variable && variable.Name == name;
}
