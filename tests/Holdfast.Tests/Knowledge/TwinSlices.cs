using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Passkeys;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Tests.Knowledge;

/// <summary>Answers what a command asks, as the store does: what was asked for and nothing else.</summary>
static class TwinSlices
{
    static readonly GroupName name = GroupName.Parse("Orders").Match(name => name, _ => throw new InvalidOperationException());

    public static StateSlice Of(Twin state, Actor actor, SliceRequest request)
    {
        var token = request.Token is { } hash ? state.Links.Find(row => row.Token.Hash.Equals(hash)) : null;
        var promise = request.InvitationLink is { } link ? state.Promises.Find(row => row.Link?.Equals(link) == true)
            : request.Invitation is { } wanted ? state.Promises.Find(row => row.Invitation.Id == wanted) : null;
        var owner = token?.Token.AccountId;
        return new()
        {
            Now = state.Now,
            Actor = StateOf(state, actor),
            Census = CensusOf(state),
            Settings = state.Settings,
            Accounts = Accounts(state, owner is null ? request.Accounts : [.. request.Accounts, owner.Value]),
            EmailOwner = OwnerOf(state, request.Email ?? promise?.Invitation.Email),
            Groups = request.Groups.Count > 0 || promise is not null
                ? new Dictionary<GroupId, Group> { [Cast.Group] = GroupOf(state) }
                : StateSliceDefaults.Groups,
            Memberships = request.Memberships ? request.Accounts.ToDictionary(id => id, id => MembershipsOf(state, id)) : StateSliceDefaults.Memberships,
            DirectGrants = request.Memberships
                ? request.Accounts.ToDictionary(id => id, id => Knowledge.Held.Set(state.Find(id)?.Direct ?? 0))
                : StateSliceDefaults.DirectGrants,
            Held = Held(state, request, owner),
            Members = request.MembersOf is null ? [] : [.. state.Seats.Where(seat => seat?.InGroup == true).Select(seat => seat!.Account)],
            Carriers = state.StatesOf(token?.Token.Carriers ?? promise?.Invitation.Carriers ?? []),
            Confirmation = request.Confirmation is { } confirming ? state.Find(confirming)?.Code : null,
            ApiKey = KeyOf(state, request),
            Session = null,
            Token = token?.Token,
            Passkey = request.Passkey is { } id ? PasskeyOf(state, id) : null,
            Invitation = promise?.Invitation,
            Inviter = promise is null ? ActorState.None : BySession(state, promise.Invitation.Inviter, null),
            AnyAccount = true,
        };
    }

    public static StateSlice WithCustody(Twin state, StateSlice slice, CustodyRequest request) => slice with
    {
        Custody = request.Accounts.ToDictionary(id => id, id => CustodyOf(state, id, request.AllThatRests)),
        RestsOnKey = request.Key is { } key ? [.. Resting(state, carrier => carrier.Key == key)] : [],
        KeyStillCarries = request.Key is { } issuer && state.Links.Select(row => row.Token.Carriers)
            .Concat(state.Promises.Select(row => row.Invitation.Carriers)).Concat(state.Secrets.Select(row => row.Key.Secret.Carriers))
            .Any(carriers => carriers.Any(carrier => carrier.Key == issuer)),
        ActorKeyCarriers = request.ActorSecret is { } secret && state.Secrets.Find(row => row.Key.Secret.Id == secret) is { } used
            ? state.StatesOf(used.Key.Secret.Carriers)
            : [],
    };

    public static ActorState StateOf(Twin state, Actor actor) => actor switch
    {
        Actor.ByAccount by => BySession(state, by.Account, SessionOf(state, by)),
        Actor.ByKey by => ByKey(state, by),
        _ => ActorState.None,
    };

    static ActorState BySession(Twin state, AccountId id, Session? session)
    {
        if (state.Find(id) is not { } seat)
            return ActorState.None;
        return new(seat.Account, session, null, Knowledge.Held.AuthorityOf(seat.Account.Role, seat.InGroup ? state.Group : 0, seat.Direct));
    }

    static ActorState ByKey(Twin state, Actor.ByKey by)
    {
        if (state.Find(by.Owner) is not { } seat)
            return ActorState.None;
        var row = state.Secrets.Find(row => row.Key.Id == by.Key && row.Key.Secret.Id == by.Secret);
        return row is null
            ? new(seat.Account, null, null, null)
            : new(seat.Account, null, row.Key, new(seat.Account.Role, Knowledge.Held.GrantsOf(seat.InGroup ? state.Group : 0, seat.Direct), row.Key));
    }

    /// <summary>A session that began just now: a person who signs in may do it again at any time.</summary>
    static Session? SessionOf(Twin state, Actor.ByAccount by)
    {
        var seat = state.Find(by.Account);
        var isOwn = by.Session == Cast.OwnSessions[Cast.SeatOf(by.Account)];
        if (seat is null || (!isOwn && seat.Stolen == Stolen.None))
            return null;
        return new()
        {
            Id = by.Session,
            AccountId = by.Account,
            CreatedAt = state.Now,
            LastSeenAt = state.Now,
            IdleLimit = TimeSpan.FromMinutes(15),
            ExpiresAt = state.Now.AddHours(12),
            ReauthenticatedUntil = state.Now + SessionLimits.ReauthenticationWindow,
            FactorVerified = isOwn ? seat.OwnPasskey : seat.Stolen == Stolen.Verified,
            Transport = "cookie",
        };
    }

    /// <summary>What <c>lasting_rank</c> of the store counts.</summary>
    static HolderCensus CensusOf(Twin state)
    {
        var census = default(HolderCensus);
        foreach (var seat in state.Seats)
        {
            if (seat?.Account is not { Kind: AccountKind.Person, IsActive: true, RemovedAt: null, SignInVoidAt: null } account
                || account is not { ExpiresAt: null, Lock: null } || (account.PasswordHash is null && account.CredentialCount == 0))
                continue;
            census = account.Role switch
            {
                Role.Administrator => census with { Administrators = With(census.Administrators, account) },
                Role.Developer => census with { Developers = With(census.Developers, account) },
                _ => census,
            };
        }
        return census;

        static TierCensus With(TierCensus tier, Account account) => account switch
        {
            { InDoubtSince: not null } => tier with { InDoubt = tier.InDoubt + 1 },
            { CredentialCount: > 0, PasswordHash: not null, HasTotp: true } => tier with { Both = tier.Both + 1 },
            { CredentialCount: > 0 } => tier with { Passkey = tier.Passkey + 1 },
            { HasTotp: true } => tier with { Authenticator = tier.Authenticator + 1 },
            _ => tier with { Password = tier.Password + 1 },
        };
    }

    static Dictionary<AccountId, Account> Accounts(Twin state, IReadOnlyList<AccountId> ids)
    {
        var found = new Dictionary<AccountId, Account>(ids.Count);
        foreach (var id in ids)
        {
            if (state.Find(id) is { } seat)
                found[id] = seat.Account;
        }
        return found;
    }

    /// <summary>Nothing is read for roles that hold everything without a grant.</summary>
    static IReadOnlyDictionary<AccountId, IReadOnlyList<PermissionGrant>> Held(Twin state, SliceRequest request, AccountId? owner)
    {
        if (!request.Held && request.MembersOf is null)
            return StateSliceDefaults.Held;
        var held = new Dictionary<AccountId, IReadOnlyList<PermissionGrant>>();
        foreach (var (number, seat) in state.Seats.Index())
        {
            var id = Cast.Accounts[number];
            if (seat is null || (request.MembersOf is not null ? !seat.InGroup : !request.Accounts.Contains(id) && owner != id))
                continue;
            held[id] = seat.Account.Role.BypassesGroupChecks ? [] : Knowledge.Held.GrantsOf(seat.InGroup ? state.Group : 0, seat.Direct);
        }
        return held;
    }

    static AccountCustody CustodyOf(Twin state, AccountId id, bool all)
    {
        var who = Custodian.Of(id);
        return new()
        {
            Custodians = state.StatesOf(state.Find(id)?.Custodians ?? []),
            Links =
            [
                .. state.Links.Where(row => row.Token.AccountId == id && row.Token.Carriers.Count > 0 && row.Token.IsLive(state.Now))
                    .Select(row => new CarriedLink(row.Token.Id, row.Token.Purpose, state.StatesOf(row.Token.Carriers))),
            ],
            Carries =
            [
                .. from row in state.Links
                   where row.Token.AccountId != id && row.Token.IsLive(state.Now)
                   from carrier in row.Token.Carriers
                   where carrier.Who == who
                   select new CarriedThing(row.Token.Id, null, Doors.OfLink(row.Token.Purpose), AuthorityOf(state, row.Token.AccountId!.Value), carrier),
                .. from row in state.Promises
                   from carrier in row.Invitation.Carriers
                   where carrier.Who == who && row.Invitation.IsLive(state.Now)
                   select new CarriedThing(null, row.Invitation.Id, [.. Promise.Needs(row.Invitation.Groups)], Promised(state, row.Invitation), carrier),
            ],
            Rests = [.. Resting(state, carrier => carrier.Who == who).Where(resting => all || resting.Account.SignInUnfinished)],
        };
    }

    static IEnumerable<RestingAccount> Resting(Twin state, Func<Carrier, bool> which) =>
        from pair in state.Seats.Index()
        where pair.Item?.Account.RemovedAt is null && pair.Item is not null
        from carrier in pair.Item!.Custodians
        where which(carrier)
        select new RestingAccount(pair.Item.Account, Knowledge.Held.Set(state.HeldBy(pair.Index)), carrier);

    static Authority AuthorityOf(Twin state, AccountId id) => Authority.Of(state.Find(id)!.Account, Knowledge.Held.Set(state.HeldBy(Cast.SeatOf(id))));

    static Authority Promised(Twin state, Invitation invitation) => new(
        invitation.Role, invitation.Role.BypassesGroupChecks, Knowledge.Held.Set(invitation.Groups.Count > 0 ? state.Group : 0), invitation.AccountExpiresAt);

    static AccountId? OwnerOf(Twin state, EmailAddress? email) => email is null
        ? null
        : state.Seats.FirstOrDefault(seat => seat?.Account is { RemovedAt: null } account && account.Email?.Key == email.Key)?.Account.Id;

    static ApiKey? KeyOf(Twin state, SliceRequest request) => request.ApiKeyHash is { } hash
        ? state.Secrets.Find(row => row.Hash.Equals(hash))?.Key
        : request.ApiKey is { } id ? state.Secrets.FindLast(row => row.Key.Id == id)?.Key : null;

    static StoredPasskey? PasskeyOf(Twin state, FactorId id)
    {
        var own = Array.IndexOf(Cast.OwnPasskeys, id);
        var planted = Array.IndexOf(Cast.PlantedPasskeys, id);
        var isThere = own >= 0 ? state.Seats[own]?.OwnPasskey == true : planted >= 0 && state.Seats[planted]?.PlantedPasskey == true;
        return isThere ? new(id, Cast.Accounts[Math.Max(own, planted)], "key", [1], [2]) { CreatedAt = Cast.Start } : null;
    }

    static Group GroupOf(Twin state) => new() { Id = Cast.Group, Name = name, Permissions = Knowledge.Held.Set(state.Group), CreatedAt = Cast.Start };

    static IReadOnlySet<GroupId> MembershipsOf(Twin state, AccountId id) =>
        state.Find(id)?.InGroup == true ? new HashSet<GroupId> { Cast.Group } : new HashSet<GroupId>();
}

/// <summary>What a slice holds that nothing was asked for, made once.</summary>
static class StateSliceDefaults
{
    public static readonly IReadOnlyDictionary<GroupId, Group> Groups = new Dictionary<GroupId, Group>();
    public static readonly IReadOnlyDictionary<AccountId, IReadOnlySet<GroupId>> Memberships = new Dictionary<AccountId, IReadOnlySet<GroupId>>();
    public static readonly IReadOnlyDictionary<AccountId, IReadOnlySet<Permission>> DirectGrants = new Dictionary<AccountId, IReadOnlySet<Permission>>();
    public static readonly IReadOnlyDictionary<AccountId, IReadOnlyList<PermissionGrant>> Held = new Dictionary<AccountId, IReadOnlyList<PermissionGrant>>();
}
