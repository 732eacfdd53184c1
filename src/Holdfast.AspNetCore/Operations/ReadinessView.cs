namespace Holdfast.AspNetCore.Operations;

/// <summary>The answer of <c>/readyz</c>.</summary>
/// <param name="Status"><c>ready</c> or <c>unready</c>.</param>
/// <param name="StoreReachable">Whether the store answers.</param>
/// <param name="SchemaCurrent">Whether its schema is the one this version needs.</param>
/// <param name="Reason">Why it is not ready and what mends it; null when it is.</param>
/// <param name="Warnings">What an operator should know although the instance is ready.</param>
public sealed record ReadinessView(string Status, bool StoreReachable, bool SchemaCurrent, string? Reason, IReadOnlyList<string> Warnings);
