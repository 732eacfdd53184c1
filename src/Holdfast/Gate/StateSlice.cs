using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Members;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>The part of the state that one command is judged on, read in one transaction. The rules are a pure function of it.</summary>
public sealed record StateSlice
{
    /// <summary>The database's clock, read after the lock was obtained.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The actor.</summary>
    public required ActorState Actor { get; init; }

    /// <summary>The lasting holders of the protected roles.</summary>
    public required HolderCensus Census { get; init; }

    /// <summary>What the instance demands of sign-ins.</summary>
    public SignInSettings Settings { get; init; } = SignInSettings.Default;

    /// <summary>Which second factors this instance can work with.</summary>
    public FactorSupport Support { get; init; } = FactorSupport.All;

    /// <summary>How many lasting holders each protected role has who can sign in.</summary>
    public HolderCounts Holders => Census.Under(Settings, Support);

    /// <summary>The accounts of each protected role that sign in by password and have no passkey, when they were asked for.</summary>
    public IReadOnlyDictionary<Role, NamedFew> WithoutPasskey { get; init; } = new Dictionary<Role, NamedFew>();

    /// <summary>The accounts asked for that exist, and the account of the token or of the key asked for by its hash.</summary>
    public IReadOnlyDictionary<AccountId, Account> Accounts { get; init; } = new Dictionary<AccountId, Account>();

    /// <summary>Who has the username asked for.</summary>
    public AccountId? UsernameOwner { get; init; }

    /// <summary>Who has the email address asked for.</summary>
    public AccountId? EmailOwner { get; init; }

    /// <summary>Who has the identifier asked for.</summary>
    public AccountId? DidOwner { get; init; }

    /// <summary>The groups asked for that exist.</summary>
    public IReadOnlyDictionary<GroupId, Group> Groups { get; init; } = new Dictionary<GroupId, Group>();

    /// <summary>Which group has the name asked for.</summary>
    public GroupId? GroupNameOwner { get; init; }

    /// <summary>The groups of each account asked for.</summary>
    public IReadOnlyDictionary<AccountId, IReadOnlySet<GroupId>> Memberships { get; init; } = new Dictionary<AccountId, IReadOnlySet<GroupId>>();

    /// <summary>The direct grants of each account asked for.</summary>
    public IReadOnlyDictionary<AccountId, IReadOnlySet<Permission>> DirectGrants { get; init; } = new Dictionary<AccountId, IReadOnlySet<Permission>>();

    /// <summary>What groups and direct grants give each account asked for.</summary>
    public IReadOnlyDictionary<AccountId, IReadOnlyList<PermissionGrant>> Held { get; init; } = new Dictionary<AccountId, IReadOnlyList<PermissionGrant>>();

    /// <summary>The members of the group asked for; their grants are in <see cref="Held"/>.</summary>
    public IReadOnlyList<Account> Members { get; init; } = [];

    /// <summary>The custody of each account that has custodians or has issued something; read once the accounts are known.</summary>
    public IReadOnlyDictionary<AccountId, AccountCustody> Custody { get; init; } = new Dictionary<AccountId, AccountCustody>();

    /// <summary>Accounts that rest on the API key asked for.</summary>
    public IReadOnlyList<RestingAccount> RestsOnKey { get; init; } = [];

    /// <summary>
    /// Whether something that the key asked for issued is still to end: an unused link, an invitation, a secret that carries it.
    /// </summary>
    public bool KeyStillCarries { get; init; }

    /// <summary>Those that the token or the invitation asked for carries, as they are now.</summary>
    public IReadOnlyList<CarrierState> Carriers { get; init; } = [];

    /// <summary>Those that the secret of the actor's API key carries, as they are now.</summary>
    public IReadOnlyList<CarrierState> ActorKeyCarriers { get; init; } = [];

    /// <summary>The accounts that gave up the username asked for, as far as it is still kept from others.</summary>
    public IReadOnlyList<GivenUpUsername> GivenUp { get; init; } = [];

    /// <summary>The code that waits to confirm an address, of the account asked for.</summary>
    public EmailConfirmation? Confirmation { get; init; }

    /// <summary>The API key asked for.</summary>
    public ApiKey? ApiKey { get; init; }

    /// <summary>The session asked for.</summary>
    public Session? Session { get; init; }

    /// <summary>The one-time token asked for; used and cancelled ones no longer exist.</summary>
    public OneTimeToken? Token { get; init; }

    /// <summary>The TOTP secret asked for, pending or confirmed.</summary>
    public StoredTotp? Totp { get; init; }

    /// <summary>Whether the backup code asked for is there.</summary>
    public bool BackupCodeStands { get; init; }

    /// <summary>The passkey asked for.</summary>
    public StoredPasskey? Passkey { get; init; }

    /// <summary>The status list of each purpose in which the next member gets a slot.</summary>
    public IReadOnlyList<OpenStatusList> OpenLists { get; init; } = [];

    /// <summary>The id of the issuer key in use; null when there is none.</summary>
    public string? IssuerKey { get; init; }

    /// <summary>
    /// The invitation asked for; accepted and cancelled ones no longer exist. Its groups are among <see cref="Groups"/>, and who has its
    /// address is <see cref="EmailOwner"/>.
    /// </summary>
    public Invitation? Invitation { get; init; }

    /// <summary>Whoever made the invitation, as they are now.</summary>
    public ActorState Inviter { get; init; } = ActorState.None;

    /// <summary>Whether any account exists.</summary>
    public bool AnyAccount { get; init; }

    /// <summary>The policy in force for the purpose asked for; null when there is none.</summary>
    public PolicyVersion? ActivePolicy { get; init; }

    /// <summary>The number of the newest version of that purpose; 0 when there is none.</summary>
    public int LatestPolicy { get; init; }

    /// <summary>The policy asked for.</summary>
    public PolicyVersion? Policy { get; init; }

    /// <summary>What the policy said about each account to be removed, once it was asked.</summary>
    public IReadOnlyDictionary<AccountId, RemovalRuling> Rulings { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<AccountId, RemovalRuling>.Empty;

    /// <summary>What was worked out last from this slice.</summary>
    internal Deduction.Place Deduced { get; } = new();

    /// <summary>The stored answer under the idempotency scope asked for.</summary>
    public StoredAnswer? Idempotency { get; init; }

    /// <summary>Whether an account can sign in here and now.</summary>
    public bool LetsIn(Account account) => Settings.LetsIn(account, Support);

    /// <summary>
    /// Whether a lasting holder counts: it can sign in here and now, and nobody must decide about its custodians before it administers.
    /// </summary>
    public bool Counts(Account account) => account.InDoubtSince is null && LetsIn(account);

    /// <summary>What an account holds by groups and direct grants, in effect or dormant.</summary>
    public IReadOnlySet<Permission> HeldBy(AccountId id) => Held.TryGetValue(id, out var grants) && grants.Count > 0 ? grants.Select(grant => grant.Permission).ToHashSet() : nothing;

    /// <summary>The authority that an account would have if it were active.</summary>
    public Authority AuthorityOf(Account account) => Authority.Of(account, HeldBy(account.Id));

    /// <summary>
    /// Whether nobody gave the username asked for up lately, or only <paramref name="taker"/> did, or the actor covers the account that
    /// is gone.
    /// </summary>
    public bool IsUsernameFreeFor(AccountId taker) =>
        GivenUp.All(name => taker == name.Former || (name.IsGone && (Actor.Account is null || Actor.Reach.Covers(name.Authority))));

    /// <summary>The custody of an account; empty for one that has neither custodians nor issued anything.</summary>
    public AccountCustody CustodyOf(AccountId id) => Custody.GetValueOrDefault(id) ?? AccountCustody.Empty;

    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();

    /// <summary>The account, or null when there is none or it was removed.</summary>
    public Account? Find(AccountId id) => Accounts.TryGetValue(id, out var account) && account.RemovedAt is null ? account : null;
}
