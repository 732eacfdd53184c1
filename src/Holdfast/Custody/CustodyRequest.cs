using Holdfast.Accounts;
using Holdfast.ApiKeys;

namespace Holdfast.Custody;

/// <summary>What is read of custody once the accounts themselves are known. Most commands touch nobody with custody and ask for nothing.</summary>
/// <param name="Accounts">The accounts.</param>
public sealed record CustodyRequest(IReadOnlySet<AccountId> Accounts)
{
    /// <summary>Nothing.</summary>
    public static CustodyRequest Nothing { get; } = new(new HashSet<AccountId>());

    /// <summary>Whether every account that rests on one of <see cref="Accounts"/> is read, not only those with a temporary password.</summary>
    public bool AllThatRests { get; init; }

    /// <summary>The API key whose issued things, and the accounts that rest on it, are read.</summary>
    public ApiKeyId? Key { get; init; }

    /// <summary>The secret of the actor's key, whose carriers are read.</summary>
    public MintedSecretId? ActorSecret { get; init; }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => Accounts.Count == 0 && Key is null && ActorSecret is null;
}
