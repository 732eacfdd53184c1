namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A collection described by a body: <c>[x | …]</c>, <c>{x | …}</c>, <c>{k: v | …}</c>.</summary>
internal sealed record ComprehensionTerm : Term
{
    internal ComprehensionTerm(Place place, RegoKind kind, Term? key, Term value, Body body) : base(place)
    {
        Kind = kind;
        Key = key;
        Value = value;
        Body = body;
        Depth = Math.Max(Math.Max(key?.Depth ?? 0, value.Depth), body.Depth) + 1;
    }

    /// <summary>Array, set or object.</summary>
    internal RegoKind Kind { get; }

    /// <summary>The key, for objects.</summary>
    internal Term? Key { get; }

    internal Term Value { get; }

    internal Body Body { get; }
}
