using Holdfast.Audit;

namespace Holdfast.Gate;

/// <summary>How a store's schema relates to this version.</summary>
/// <param name="Exists">The store exists and has a schema of ours.</param>
/// <param name="Version">The number of the last migration applied.</param>
/// <param name="Wanted">The number of the last migration that this version knows.</param>
/// <param name="Problem">Why this version must not use the store as it is; null when it may.</param>
public sealed record SchemaState(bool Exists, int Version, int Wanted, string? Problem)
{
    /// <summary>What the migration to custody ended and counted; null when it did not run now, or the store had no account yet.</summary>
    public EventDetail.CustodyAdoption? Adopted { get; init; }

    /// <summary>Whether the schema is the one this version needs.</summary>
    public bool IsCurrent => Exists && Version == Wanted && Problem is null;
}
