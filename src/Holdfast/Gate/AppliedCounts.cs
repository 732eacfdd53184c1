using System.Collections.ObjectModel;
using Holdfast.Accounts;
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

    /// <summary>What an effect on many accounts ended of each; accounts of which nothing ended are left out.</summary>
    public IReadOnlyDictionary<AccountId, AppliedCounts> ByAccount
    {
        get => field ?? ReadOnlyDictionary<AccountId, AppliedCounts>.Empty;
        init;
    }

    /// <summary>What an effect on many accounts ended of this one.</summary>
    public AppliedCounts Of(AccountId account) => ByAccount.TryGetValue(account, out var counts) ? counts : default;
}
