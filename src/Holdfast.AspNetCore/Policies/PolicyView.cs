using Holdfast.Policies;

namespace Holdfast.AspNetCore.Policies;

/// <summary>One version of a policy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it decides about.</param>
/// <param name="Version">Counts up for each purpose.</param>
/// <param name="Sha256">The SHA-256 of its text.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="CreatedAt">When it was uploaded.</param>
/// <param name="ActivatedAt">When it was last put in force; null when never.</param>
/// <param name="IsActive">Whether it is in force.</param>
/// <param name="Source">The Rego text; null in lists.</param>
public sealed record PolicyView(
    Guid Id,
    string Purpose,
    int Version,
    string Sha256,
    string Name,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ActivatedAt,
    bool IsActive,
    string? Source)
{
    internal static PolicyView Of(Policy policy, bool withSource) => new(
        policy.Version.Id.Value,
        policy.Version.Purpose.Name,
        policy.Version.Number,
        policy.Version.Sha256,
        policy.Name,
        policy.Description,
        policy.CreatedAt,
        policy.ActivatedAt,
        policy.IsActive,
        withSource ? policy.Source : null);
}
