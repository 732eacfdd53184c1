using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>What a carried-out command leaves in the caller's hand.</summary>
public sealed record Receipt
{
    /// <summary>The account as it is now.</summary>
    public Account? Account { get; init; }

    /// <summary>The role that the account had before; of commands that set a role and tell.</summary>
    public Role? PreviousRole { get; init; }

    /// <summary>The group as it is now.</summary>
    public Group? Group { get; init; }

    /// <summary>The API key as it is now.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>The session as it is now.</summary>
    public Session? Session { get; init; }

    /// <summary>The next step of that session's sign-in.</summary>
    public NextStep Next { get; init; }

    /// <summary>What the instance demands of sign-ins now.</summary>
    public SignInSettings? Settings { get; init; }

    /// <summary>The one-time token that was issued.</summary>
    public OneTimeToken? Token { get; init; }

    /// <summary>The invitation that was made, taken back, or about to be mailed.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>What was kept of a removed account.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>The links for accounts whose sign-in became void.</summary>
    public IReadOnlyList<IssuedLink> Links { get; init; } = [];

    /// <summary>The accounts whose sign-in became void by the command.</summary>
    public IReadOnlyList<Account> Voided { get; init; } = [];

    /// <summary>The accounts above the actor whose custodians are in doubt.</summary>
    public IReadOnlyList<Account> InDoubt { get; init; } = [];

    /// <summary>Whether the link that was asked for is mailed and shown to nobody.</summary>
    public bool IsMailed { get; init; }

    /// <summary>Of how many accounts something was due and is carried out.</summary>
    internal int CarriedOut { get; init; }

    /// <summary>Whose personal data must be erased everywhere.</summary>
    internal IReadOnlyList<AccountId> Purged { get; init; } = [];

    /// <summary>The policy that was stored.</summary>
    public Policy? Policy { get; init; }

    /// <summary>The policy that is in force now.</summary>
    public PolicyVersion? PolicyVersion { get; init; }

    /// <summary>What ended.</summary>
    public AppliedCounts Counts { get; init; }

    /// <summary>The answer of the first command under the same idempotency key; then nothing was changed by this one.</summary>
    public string? Replayed { get; init; }
}
