using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>
/// One account before and after a command. Everything the rules and the consequences say of accounts follows from such pairs.
/// </summary>
sealed record AccountTransition
{
    AccountTransition(Account? before, Account after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The account as it is; null when it is created.</summary>
    public Account? Before { get; }

    /// <summary>The account as it will be, version and epoch settled.</summary>
    public Account After { get; }

    /// <summary>The session that survives a change of the password: the one in which its owner made it.</summary>
    public SessionId? KeptSession { get; init; }

    /// <summary>Whether the account's owner proved the present password for this very change.</summary>
    public bool PasswordProven { get; init; }

    /// <summary>Whether the new password was set by the present one: then what the account has stays, custodians included.</summary>
    public bool ByPresentPassword { get; init; }

    /// <summary>Whether the account set its own password in the window, without the present one: its custodians stay.</summary>
    public bool ByOwnSession { get; init; }

    /// <summary>Whether the account's own API keys outlive a new password: its owner passed a second factor for that.</summary>
    public bool KeepsKeys { get; init; }

    /// <summary>
    /// Whether the mailbox that the link of a new password went to stays as it is; else no address is confirmed any more.
    /// </summary>
    public bool KeepsMailbox { get; init; }

    /// <summary>Whether every second factor is taken away by another.</summary>
    public bool ResetsFactors { get; init; }

    /// <summary>Its custodians from now on, former ones included; null leaves them as they are.</summary>
    public IReadOnlyList<Carrier>? Custodians { get; init; }

    /// <summary>What its groups and direct grants gave it; empty where the command did not ask.</summary>
    public IReadOnlySet<Permission> HeldBefore { get; init; } = new HashSet<Permission>();

    /// <summary>What a removal keeps.</summary>
    public Disposition Keeps { get; init; } = Disposition.Tombstone;

    public static AccountTransition Create(Account account, IReadOnlyList<Carrier>? custodians = null) => new(null, account) { Custodians = custodians };

    /// <summary>A change: the version rises when anything differs, the epoch when credentials end.</summary>
    public static AccountTransition Change(Account before, Account after)
    {
        if (before == after)
            return new(before, before);
        var version = before.Version + 1;
        // A stop can be undone only while nothing else changed.
        var stopped = after.Stopped is { } mark && mark != before.Stopped ? mark with { Version = version } : null;
        var settled = new AccountTransition(before, after with { Version = version, Stopped = stopped });
        return settled.EndsCredentials
            ? new(before, settled.After with { CredentialEpoch = before.CredentialEpoch + 1 })
            : settled;
    }

    public bool IsCreation => Before is null;

    public bool IsChange => Before is not null && Before != After;

    public bool Deactivates => Before is { IsActive: true } && !After.IsActive;

    public bool Activates => Before is { IsActive: false } && After.IsActive;

    public bool Locks => Before is not null && After.Lock is not null && After.Lock != Before.Lock;

    public bool Removes => Before is { RemovedAt: null } && After.RemovedAt is not null;

    public bool CarriesOutExpiry => Before is { ExpiredAt: null } && After.ExpiredAt is not null;

    public bool Demotes => Before is not null && After.Role < Before.Role;

    public bool Promotes => After.Role > (Before?.Role ?? default);

    public bool ChangesRole => Before is not null && After.Role != Before.Role;

    public bool ChangesPassword => Before is not null && After.PasswordHash != Before.PasswordHash;

    /// <summary>Whether a password is set otherwise than with the present one: then everything else that signs in ends.</summary>
    public bool SetsPasswordAnew => ChangesPassword && After.PasswordHash is not null && !ByPresentPassword;

    /// <summary>Whether its sign-in becomes void.</summary>
    public bool VoidsSignIn => Before is { SignInVoidAt: null } && After.SignInVoidAt is not null;

    /// <summary>Whether its end is moved later, or cleared.</summary>
    public bool ExtendsEnd => Before is { ExpiresAt: { } end } && (After.ExpiresAt is null || After.ExpiresAt > end);

    public bool ChangesUsername => Before is not null && After.Username != Before.Username;

    public bool ChangesDid => Before is not null && After.Did != Before.Did;

    public bool ChangesEmail => Before is not null && After.Email != Before.Email;

    /// <summary>Whether its address is no longer known to be its own mailbox: links that were mailed there end.</summary>
    public bool UnconfirmsEmail => Before is { EmailStanding: not EmailStanding.Unconfirmed } && After.EmailStanding == EmailStanding.Unconfirmed;

    public bool SetsExpiry => After.ExpiresAt is not null && After.ExpiresAt != Before?.ExpiresAt;

    /// <summary>Whether a second factor goes: what was proved by it is worthless.</summary>
    public bool LosesFactor => Before is not null && ((Before.HasTotp && !After.HasTotp) || After.CredentialCount < Before.CredentialCount);

    public bool ChangesFactors => Before is not null && (After.HasTotp != Before.HasTotp || After.CredentialCount != Before.CredentialCount);

    /// <summary>Whether a role has one lasting holder less after it.</summary>
    public bool LosesHolder => Before is { IsLasting: true } && (!After.IsLasting || Demotes);

    /// <summary>Whether every session, key and one-time token ends.</summary>
    public bool Stops => Deactivates || Locks || Removes || CarriesOutExpiry;

    bool EndsCredentials => Stops || ChangesRole || ChangesPassword || ChangesFactors || VoidsSignIn;
}
