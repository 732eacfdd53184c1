namespace Holdfast.Rego.Syntax.Tree;

/// <summary>What a statement says.</summary>
abstract record Claim
{
    public abstract int Depth { get; }
}

/// <summary>A term that must be neither undefined nor false.</summary>
sealed record TermClaim(Term Term) : Claim
{
    public override int Depth => Term.Depth + 1;
}

/// <summary><c>some x, y</c>.</summary>
sealed record DeclarationClaim(IReadOnlyList<VariableTerm> Variables) : Claim
{
    public override int Depth => 1;
}

/// <summary><c>some key, value in collection</c>.</summary>
sealed record SomeClaim(Term? Key, Term Value, Term Collection) : Claim
{
    public override int Depth => Math.Max(Key?.Depth ?? 0, Math.Max(Value.Depth, Collection.Depth)) + 1;
}

/// <summary><c>every key, value in collection { body }</c>.</summary>
sealed record EveryClaim(VariableTerm? Key, VariableTerm Value, Term Collection, Body Body) : Claim
{
    public override int Depth => Math.Max(Collection.Depth, Body.Depth) + 1;
}

/// <summary>A body in braces, which <c>not</c> may negate as a whole after <c>import future.keywords.not</c>.</summary>
sealed record BodyClaim(Body Body) : Claim
{
    public override int Depth => Body.Depth + 1;
}
