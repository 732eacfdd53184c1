namespace Holdfast.Rego.Syntax.Tree;

/// <summary>What a statement says.</summary>
internal abstract record Claim
{
    internal abstract int Depth { get; }
}

/// <summary>A term that must be neither undefined nor false.</summary>
internal sealed record TermClaim(Term Term) : Claim
{
    internal override int Depth => Term.Depth + 1;
}

/// <summary><c>some x, y</c>.</summary>
internal sealed record DeclarationClaim(IReadOnlyList<VariableTerm> Variables) : Claim
{
    internal override int Depth => 1;
}

/// <summary><c>some key, value in collection</c>.</summary>
internal sealed record SomeClaim(Term? Key, Term Value, Term Collection) : Claim
{
    internal override int Depth => Math.Max(Key?.Depth ?? 0, Math.Max(Value.Depth, Collection.Depth)) + 1;
}

/// <summary><c>every key, value in collection { body }</c>.</summary>
internal sealed record EveryClaim(VariableTerm? Key, VariableTerm Value, Term Collection, Body Body) : Claim
{
    internal override int Depth => Math.Max(Collection.Depth, Body.Depth) + 1;
}

/// <summary>A body in braces, which <c>not</c> may negate as a whole after <c>import future.keywords.not</c>.</summary>
internal sealed record BodyClaim(Body Body) : Claim
{
    internal override int Depth => Body.Depth + 1;
}
