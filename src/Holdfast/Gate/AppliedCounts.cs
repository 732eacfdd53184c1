using Holdfast.Membership;

namespace Holdfast.Gate;

/// <summary>What the effects of a command ended and flipped.</summary>
/// <param name="Sessions">Sessions ended.</param>
/// <param name="ApiKeys">API keys revoked.</param>
/// <param name="Tokens">One-time tokens cancelled.</param>
public readonly record struct AppliedCounts(int Sessions, int ApiKeys, int Tokens)
{
    /// <summary>Backup codes deleted.</summary>
    public int BackupCodes { get; init; }

    /// <summary>Bits of status lists that changed.</summary>
    public IReadOnlyList<StatusFlip> Flips { get => field ?? []; init; }
}
