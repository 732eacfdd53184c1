namespace Holdfast.Rego.Syntax.Tree;

/// <summary><c>value in collection</c> or <c>key, value in collection</c>.</summary>
sealed record MembershipTerm : Term
{
    public MembershipTerm(Place place, Term? key, Term value, Term collection) : base(place)
    {
        Key = key;
        Value = value;
        Collection = collection;
        Depth = Deepest(key is null ? [value, collection] : [key, value, collection]);
    }

    public Term? Key { get; }

    public Term Value { get; }

    public Term Collection { get; }
}
