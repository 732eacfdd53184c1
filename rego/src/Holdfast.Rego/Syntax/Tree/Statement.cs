namespace Holdfast.Rego.Syntax.Tree;

/// <summary>A statement: what it says, whether it is negated, and its <c>with</c> modifiers.</summary>
sealed record Statement(Place Place, Claim Claim, bool IsNegated, IReadOnlyList<Modifier> Modifiers)
{
    public int Depth => Math.Max(Claim.Depth, Modifiers.Select(modifier => modifier.Value.Depth).DefaultIfEmpty().Max()) + 1;
}

/// <summary><c>with target as value</c>.</summary>
sealed record Modifier(Place Place, Term Target, Term Value);
