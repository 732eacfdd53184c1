using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Sessions;

namespace Holdfast.Gate;

/// <summary>One account before and after a command. Everything the rules and the consequences say of accounts follows from such pairs.</summary>
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

    /// <summary>What a removal keeps.</summary>
    public Disposition Keeps { get; init; } = Disposition.Tombstone;

    public static AccountTransition Create(Account account) => new(null, account);

    /// <summary>A change: the version rises when anything differs, the epoch when credentials end.</summary>
    public static AccountTransition Change(Account before, Account after)
    {
        if (before == after)
            return new(before, before);
        var settled = new AccountTransition(before, after with { Version = before.Version + 1 });
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

    public bool ChangesEmail => Before is not null && After.Email != Before.Email;

    public bool SetsExpiry => After.ExpiresAt is not null && After.ExpiresAt != Before?.ExpiresAt;

    /// <summary>Whether a second factor goes: what was proved by it is worthless.</summary>
    public bool LosesFactor => Before is not null && ((Before.HasTotp && !After.HasTotp) || After.CredentialCount < Before.CredentialCount);

    public bool ChangesFactors => Before is not null && (After.HasTotp != Before.HasTotp || After.CredentialCount != Before.CredentialCount);

    /// <summary>Whether a role has one lasting holder less after it.</summary>
    public bool LosesHolder => Before is { IsLasting: true } && (!After.IsLasting || Demotes);

    /// <summary>Whether every session, key and one-time token ends.</summary>
    public bool Stops => Deactivates || Locks || Removes || CarriesOutExpiry;

    bool EndsCredentials => Stops || ChangesRole || ChangesPassword || ChangesFactors;
}
