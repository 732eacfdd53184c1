using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Membership;
using Holdfast.Passkeys;
using Holdfast.Policies;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;
using Holdfast.Tests.Statement;

namespace Holdfast.Tests.Worlds;

/// <summary>What the store would answer to a command's request in a world: what was asked for and nothing else.</summary>
static class Slices
{
    static readonly Dictionary<GroupId, Group> groups = new()
    {
        [Known.Group] = new()
        {
            Id = Known.Group,
            Name = GroupName.Parse("Orders").Match(name => name, _ => throw new InvalidOperationException()),
            Permissions = new HashSet<Permission> { Known.Permission(Known.HostPermission) },
            CreatedAt = Known.Now,
        },
    };

    static readonly Dictionary<GroupId, Group> noGroups = [];
    static readonly Dictionary<AccountId, IReadOnlySet<GroupId>> noMemberships = [];
    static readonly Dictionary<AccountId, IReadOnlySet<Permission>> noGrants = [];
    static readonly Dictionary<AccountId, IReadOnlyList<PermissionGrant>> nothingHeld = [];

    static readonly SignInSettings[] settings =
        [.. Enum.GetValues<FactorPolicy>().Select(policy => RoleLadder.All.Aggregate(SignInSettings.Default, (all, role) => all.With(role, policy)))];

    static readonly OpenStatusList[] openLists = [.. Enum.GetValues<StatusPurpose>().Select(purpose => new OpenStatusList(new((int)purpose), purpose, SlotSequence.New(), 0))];

    public static StateSlice Of(World world, ActorState actor, SliceRequest request)
    {
        var shown = request.Token is { } secret ? Known.LinkOf(secret) : null;
        var link = shown?.Index ?? -1;
        var session = request.Session is { } wanted ? Array.IndexOf(Known.Sessions, wanted) : -1;
        var key = request.ApiKey is { } sought ? Array.IndexOf(Known.Keys, sought) : -1;
        var inviter = request.InvitationLink is { } accepted ? Array.IndexOf(Known.InvitationLinks, accepted) : request.Invitation is { } named ? Array.IndexOf(Known.Invitations, named) : -1;
        var invitation = inviter >= 0 ? Promised(inviter) : null;
        return new()
        {
            Now = Known.Now,
            Actor = actor,
            Census = new(Census(world, Rung.Administrator), Census(world, Rung.Developer)),
            WithoutPasskey = request.WithoutPasskey ? WithoutPasskey(world) : [],
            Settings = settings[(int)world.Policy],
            Accounts = Accounts(world, request.Accounts, link),
            UsernameOwner = OwnerOf(request.Username?.Value),
            EmailOwner = OwnerOf(request.Email?.Value),
            Groups = invitation is not null ? groups : request.Groups.Count == 0 ? noGroups : groups.Where(pair => request.Groups.Contains(pair.Key)).ToDictionary(),
            GroupNameOwner = request.GroupName?.Value == "taken" ? Known.NoGroup : null,
            ApiKey = key >= 0 ? Mirror.Key(key, alive: !world[key].Removed) : null,
            Session = session >= 0 ? Mirror.Session(session) : null,
            Token = shown is { } token ? Custodies.Link(token.Kind, token.Index) : null,
            Carriers = shown is { } used ? Custodies.CarriersOf(used.Kind, world) : invitation is null ? [] : Custodies.CarriersOfInvitation(world, inviter),
            Memberships = request.Memberships ? Custodies.Memberships(world, request.Accounts) : noMemberships,
            DirectGrants = request.Memberships ? Custodies.DirectGrants(world, request.Accounts) : noGrants,
            Members = request.MembersOf == Known.Group ? Custodies.Members(world) : [],
            Held = request.Held ? Custodies.Held(world, link < 0 ? request.Accounts : [.. request.Accounts, Known.Accounts[link]]) : request.MembersOf == Known.Group ? Custodies.Held(world, Known.Accounts) : nothingHeld,
            GivenUp = Custodies.GivenUp(request.Username?.Value),
            Confirmation = request.Confirmation is { } confirming ? Custodies.Confirmation(confirming) : null,
            Totp = request.Totp is { } holder ? Totp(world, Array.IndexOf(Known.Accounts, holder)) : null,
            BackupCodeStands = request.BackupCode is { } code && code.Hash.AsSpan().SequenceEqual(FactorDeeds.Code) && world[Array.IndexOf(Known.Accounts, code.Account)].HasFactor,
            Passkey = request.Passkey is { } passkey ? Passkey(world, Array.IndexOf(Known.Passkeys, passkey))
                : request.Credential is { Length: 1 } credential ? Passkey(world, credential[0]) : null,
            AnyAccount = request.AnyAccount,
            Policy = request.Policy == Known.Policy ? new(Known.Policy, PolicyPurpose.Removal, 1, "") : null,
            OpenLists = request.NewMember ? openLists : [],
            Invitation = invitation,
            Inviter = invitation is null ? ActorState.None : Mirror.Inviter(world[inviter], inviter),
        };
    }

    /// <summary>Confirmed where the account has an authenticator; else an enrolment waits.</summary>
    static StoredTotp Totp(World world, int index) => new(
        Known.Factors[index], Known.Accounts[index], new("key", [0], [0]), Known.Now.AddMinutes(-1), world[index].Totp ? Known.Now.AddMinutes(-1) : null, FactorDeeds.LastStep);

    static StoredPasskey? Passkey(World world, int index) => index is >= 0 and < 3 && world[index].Passkey
        ? new(Known.Passkeys[index], Known.Accounts[index], "key", [(byte)index], [0]) { SignCount = PasskeyDeeds.SignCount, CreatedAt = Known.Now }
        : null;

    static TierCensus Census(World world, Rung rung)
    {
        var all = world.All.Where(person => person.Lasting && person.Rung == rung).ToArray();
        var holders = all.Where(person => !person.Doubted).Select(person => (Authenticator: person is { Password: true, Totp: true }, person.Passkey)).ToArray();
        return new(
            holders.Count(has => has is { Authenticator: false, Passkey: false }), holders.Count(has => has is { Authenticator: true, Passkey: false }),
            holders.Count(has => has is { Authenticator: false, Passkey: true }), holders.Count(has => has is { Authenticator: true, Passkey: true }),
            all.Length - holders.Length);
    }

    static Dictionary<Role, NamedFew> WithoutPasskey(World world) => world.All.Where(person => person.WouldNeedPasskey)
        .GroupBy(person => Known.Role(person.Rung)).ToDictionary(group => group.Key, group => new NamedFew([.. group.Take(NamedFew.Most).Select(_ => "somebody")], group.Count()));

    /// <summary>
    /// The first account invited a developer for ever, the second staff into a group, the third an administrator for a while.
    /// </summary>
    static Invitation Promised(int inviter) => new()
    {
        Id = Known.Invitations[inviter],
        Email = Mirror.Email("invited@example.org")!,
        Role = Known.Role(Known.PromisedBy(inviter).Rung),
        AccountExpiresAt = Known.At(Known.PromisedBy(inviter).Ends),
        Groups = inviter == 1 ? [Known.Group] : [],
        Inviter = Known.Accounts[inviter],
        ByMail = inviter == 0,
        CreatedAt = Known.Now.AddDays(-1),
        ExpiresAt = Known.Now.AddDays(inviter == 2 ? 1 : 2),
    };

    static Dictionary<AccountId, Account> Accounts(World world, IReadOnlyList<AccountId> ids, int link)
    {
        var found = new Dictionary<AccountId, Account>(ids.Count);
        foreach (var id in ids)
        {
            if (Array.IndexOf(Known.Accounts, id) is var index and >= 0)
                found[id] = Mirror.Account(world[index], index);
        }
        if (link >= 0)
            found[Known.Accounts[link]] = Mirror.Account(world[link], link);
        return found;
    }

    /// <summary>The stranger has everything that is called "taken"; each account has its own names.</summary>
    static AccountId? OwnerOf(string? name) => name switch
    {
        null => null,
        _ when name.StartsWith("taken", StringComparison.Ordinal) => Known.Stranger,
        _ when name.StartsWith("person", StringComparison.Ordinal) => Known.Accounts[name[6] - '0'],
        _ => null,
    };
}
