using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;

namespace Holdfast.Custody;

/// <summary>
/// What is read of custody once the accounts themselves are known. Most commands touch nobody with custody and ask for nothing.
/// </summary>
/// <param name="Accounts">The accounts whose custodians are read.</param>
public sealed record CustodyRequest(IReadOnlySet<AccountId> Accounts)
{
    static readonly IReadOnlySet<AccountId> nobody = new HashSet<AccountId>();

    /// <summary>Nothing.</summary>
    public static CustodyRequest Nothing { get; } = new(nobody);

    /// <summary>
    /// The accounts, as <see cref="Account.IsCarrier"/> tells them, of which the unfinished things are read too: the links that open
    /// them, what carries them, and who rests on them. They are among <see cref="Accounts"/>.
    /// </summary>
    public IReadOnlySet<AccountId> Carriers { get; init; } = nobody;

    /// <summary>
    /// Whether every account that rests on one of <see cref="Carriers"/> is read, not only those with a temporary password.
    /// </summary>
    public bool AllThatRests { get; init; }

    /// <summary>The API key whose issued things, and the accounts that rest on it, are read.</summary>
    public ApiKeyId? Key { get; init; }

    /// <summary>The secret of the actor's key, whose carriers are read.</summary>
    public MintedSecretId? ActorSecret { get; init; }

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => Accounts.Count == 0 && Key is null && ActorSecret is null;

    /// <summary>All that is known of the custody of these accounts, for people.</summary>
    public static CustodyRequest AllOf(IReadOnlySet<AccountId> accounts) => new(accounts) { Carriers = accounts, AllThatRests = true };
}

/// <summary>The custody that one command is judged on, asked for once its slice is known.</summary>
/// <param name="Slice">What was read of the command so far.</param>
/// <param name="Request">What it needs besides; may be nothing.</param>
public sealed record CustodyInquiry(StateSlice Slice, CustodyRequest Request);
