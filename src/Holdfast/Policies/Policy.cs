namespace Holdfast.Policies;

/// <summary>One version of a policy with its text. Never edited, never deleted.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Source">The Rego text.</param>
/// <param name="Name">What people call it; may be empty.</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="CreatedAt">When it was uploaded.</param>
public sealed record Policy(PolicyVersion Version, string Source, string Name, string Description, DateTimeOffset CreatedAt)
{
    /// <summary>When it was last activated; null when never.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Whether it is the one in force for its purpose.</summary>
    public bool IsActive { get; init; }
}
