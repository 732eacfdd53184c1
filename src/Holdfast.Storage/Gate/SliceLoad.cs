using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;
using Holdfast.Storage.StatusLists;

namespace Holdfast.Storage.Gate;

/// <summary>What was read of one slice so far. The statements that fill it are made by <see cref="SliceStatements"/>.</summary>
sealed class SliceLoad(SliceRequest request, ActorLoad actor, HolderLoad holders, AccountsLoad accounts)
{
    StoredAnswer? answer;
    DateTimeOffset answeredAt;

    /// <summary>The accounts of what was asked for by a hash, and purged ones; those asked for by id come to them.</summary>
    public Dictionary<AccountId, Account> Accounts { get; } = [];

    public GroupCollector Groups { get; } = new();

    public Dictionary<AccountId, IReadOnlySet<GroupId>> Memberships { get; } = [];

    public Dictionary<AccountId, IReadOnlySet<Permission>> DirectGrants { get; } = [];

    public Guid? UsernameOwner { get; set; }

    public Guid? EmailOwner { get; set; }

    public Guid? DidOwner { get; set; }

    public Guid? GroupNameOwner { get; set; }

    public ApiKey? ApiKey { get; set; }

    public Session? Session { get; set; }

    public OneTimeToken? Token { get; set; }

    public StoredTotp? Totp { get; set; }

    public bool BackupCodeStands { get; set; }

    public StoredPasskey? Passkey { get; set; }

    public List<OpenStatusList> OpenLists { get; } = [];

    public string? IssuerKey { get; set; }

    public Invitation? Invitation { get; set; }

    public Account? InviterAccount { get; set; }

    public List<PermissionGrant> InviterGrants { get; } = [];

    public Dictionary<Role, NamedFew> WithoutPasskey { get; } = [];

    /// <summary>What the members and the account of the token hold; what the accounts asked for by id hold comes to it.</summary>
    public HeldGrants Held { get; } = new();

    public List<Account> Members { get; } = [];

    /// <summary>Apart from <see cref="Held"/>: nobody asked for these accounts.</summary>
    public HeldGrants HeldByCarriers { get; } = new();

    public CarrierLoad Carriers => field ??= new(HeldByCarriers, []);

    public List<GivenUpUsername> GivenUp { get; } = [];

    public EmailConfirmation? Confirmation { get; set; }

    public bool AnyAccount { get; set; }

    public PolicyVersion? ActivePolicy { get; set; }

    public int LatestPolicy { get; set; }

    public PolicyVersion? Policy { get; set; }

    public void TakeAccount(DbDataReader row)
    {
        var account = AccountRow.ReadWhole(row);
        Accounts[account.Id] = account;
    }

    /// <summary>The first of a role say how many there are.</summary>
    public void TakeWithoutPasskey(DbDataReader row)
    {
        var role = AccountRow.RoleOf(row.GetString(0));
        var named = WithoutPasskey.GetValueOrDefault(role)?.Names ?? [];
        WithoutPasskey[role] = new([.. named, row.GetString(1)], row.GetInt32(2));
    }

    public void TakeMember(DbDataReader row) => Members.Add(AccountRow.ReadWhole(row));

    public void TakeGivenUp(DbDataReader row) => GivenUp.Add(GivenUpRow.Read(row));

    public void TakeMembership(DbDataReader row) =>
        ((HashSet<GroupId>)Memberships[new(row.GetGuid(0))]).Add(new(row.GetGuid(1)));

    public void TakeDirectGrant(DbDataReader row)
    {
        if (StoredPermission.Find(row.GetString(1)) is { } permission)
            ((HashSet<Permission>)DirectGrants[new(row.GetGuid(0))]).Add(permission);
    }

    public void TakeAnswer(DbDataReader row)
    {
        answer = new(row.Bytes(0), row.GetString(1));
        answeredAt = row.Time(2);
    }

    public StateSlice At(DateTimeOffset now)
    {
        foreach (var id in request.Accounts)
        {
            if (accounts.Find(id) is { } account)
                Accounts.TryAdd(id, account);
            if (request.Held)
                Held.Expect(id, accounts.HeldBy(id));
        }
        return Slice(now);
    }

    StateSlice Slice(DateTimeOffset now) => new()
    {
        Now = now,
        Actor = actor.At(now),
        Census = holders.Census,
        Settings = holders.Settings,
        Accounts = Accounts,
        UsernameOwner = Id(UsernameOwner),
        EmailOwner = Id(EmailOwner),
        DidOwner = Id(DidOwner),
        Groups = Groups.Groups.Count == 0 ? EmptyGroups : Groups.Groups.ToDictionary(group => group.Id),
        GroupNameOwner = GroupNameOwner is { } group ? new(group) : null,
        Memberships = Memberships,
        DirectGrants = DirectGrants,
        Held = Held.All,
        Members = Members,
        Carriers = Carriers.States,
        GivenUp = [.. GivenUp.Where(name => name.At > now - GivenUpUsername.Kept)],
        Confirmation = Confirmation,
        ApiKey = ApiKey,
        Session = Session,
        Token = Token is null || Carriers.Carriers.Count == 0 ? Token : Token with { Carriers = Carriers.Carriers },
        Totp = Totp,
        BackupCodeStands = BackupCodeStands,
        Passkey = Passkey,
        OpenLists = OpenLists.Count == 0 ? [] : StatusLists.OpenLists.ForNextMember(OpenLists),
        IssuerKey = IssuerKey,
        Invitation = Invitation is null
            ? null
            : Invitation with { Groups = [.. Groups.Groups.Select(group => group.Id)], Carriers = Carriers.Carriers },
        Inviter = InviterAccount is null
            ? ActorState.None
            : new(InviterAccount, null, null, GrantRow.AuthorityOf(InviterAccount, InviterGrants, null)),
        WithoutPasskey = WithoutPasskey,
        AnyAccount = AnyAccount,
        ActivePolicy = ActivePolicy,
        LatestPolicy = LatestPolicy,
        Policy = Policy,
        Idempotency = answer is not null && answeredAt > now - AnswerStorage.Lifetime ? answer : null,
    };

    static readonly Dictionary<GroupId, Group> EmptyGroups = [];

    static AccountId? Id(Guid? id) => id is { } value ? new AccountId(value) : null;
}
