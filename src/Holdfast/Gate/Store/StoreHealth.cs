namespace Holdfast.Gate;

/// <summary>The state of the store.</summary>
/// <param name="Reachable">It answers.</param>
/// <param name="SchemaCurrent">Its schema is the one this version needs.</param>
/// <param name="Problem">What is wrong and what mends it; null when nothing is.</param>
public sealed record StoreHealth(bool Reachable, bool SchemaCurrent, string? Problem);
