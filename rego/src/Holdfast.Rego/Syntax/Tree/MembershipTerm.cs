namespace Holdfast.Rego.Syntax.Tree;

/// <summary><c>value in collection</c> or <c>key, value in collection</c>.</summary>
internal sealed record MembershipTerm : Term
{
    internal MembershipTerm(Place place, Term? key, Term value, Term collection) : base(place)
    {
        Key = key;
        Value = value;
        Collection = collection;
        Depth = Deepest(key is null ? [value, collection] : [key, value, collection]);
    }

    internal Term? Key { get; }

    internal Term Value { get; }

    internal Term Collection { get; }
}
