namespace Holdfast.Gate;

/// <summary>What the effects of a command ended.</summary>
/// <param name="Sessions">Sessions ended.</param>
/// <param name="ApiKeys">API keys revoked.</param>
/// <param name="Tokens">One-time tokens cancelled.</param>
public readonly record struct AppliedCounts(int Sessions, int ApiKeys, int Tokens)
{
    /// <summary>Backup codes deleted.</summary>
    public int BackupCodes { get; init; }
}
