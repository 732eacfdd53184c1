namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A collection described by a body: <c>[x | …]</c>, <c>{x | …}</c>, <c>{k: v | …}</c>.</summary>
sealed record ComprehensionTerm : Term
{
    public ComprehensionTerm(Place place, RegoKind kind, Term? key, Term value, Body body) : base(place)
    {
        Kind = kind;
        Key = key;
        Value = value;
        Body = body;
        Depth = Math.Max(Math.Max(key?.Depth ?? 0, value.Depth), body.Depth) + 1;
    }

    /// <summary>Array, set or object.</summary>
    public RegoKind Kind { get; }

    /// <summary>The key, for objects.</summary>
    public Term? Key { get; }

    public Term Value { get; }

    public Body Body { get; }
}
