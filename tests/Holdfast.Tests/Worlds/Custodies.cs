using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Recovery;

namespace Holdfast.Tests.Worlds;

/// <summary>What the store would answer about holdings and custody: what was asked for and nothing else.</summary>
static class Custodies
{
    static readonly IReadOnlySet<Permission> clerks = Known.HeldByClerk.Select(Known.Permission).ToHashSet();
    static readonly IReadOnlySet<Permission> inviters = Known.HeldByInviters.Select(Known.Permission).ToHashSet();
    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();
    static readonly Carrier absent = new(Custodian.Of(Known.Leaver), CarrierPart.Custodian) { IsAbsent = true };
    static readonly PermissionGrant byGroup = new(Known.Permission(Known.HostPermission), Known.Group, "Orders");
    static readonly Account clerk = Mirror.Account(new Person(Rung.Staff), 1) with { Id = Known.Clerk, Username = Mirror.Parsed("clerk") };
    static readonly Account leaver = clerk with { Id = Known.Leaver, Username = Mirror.Parsed("leaver"), IsActive = false };

    /// <summary>The hash of the code that confirms an address.</summary>
    public static readonly byte[] Code = [4, 2];

    /// <summary>The slice with the custody that the kernel asks for.</summary>
    public static StateSlice Complete(World world, StateSlice slice, CustodyRequest request) => request.IsEmpty
        ? slice
        : slice with { Custody = request.Accounts.ToDictionary(id => id, id => Of(world, id, request.AllThatRests)) };

    /// <summary>The slice of a command with all that the kernel asks for.</summary>
    public static StateSlice Complete(World world, Command command)
    {
        var slice = Slices.Of(world, Mirror.State(world), command.Needs);
        return Complete(world, slice, CustodyNeeds.Of(slice, Mirror.Actor(world.Caller), command));
    }

    public static OneTimeToken Link(LinkKind kind, int index) =>
        new(Known.Token, OneTimeTokenPurpose.Recovery, Known.Accounts[index], Known.Link(kind, index), Known.Now, Known.Now.AddHours(1))
        {
            Way = kind switch
            {
                LinkKind.Personal => LinkWay.Personal,
                LinkKind.Own => LinkWay.Own,
                _ => LinkWay.Shown,
            },
        };

    public static IReadOnlyList<CarrierState> CarriersOf(LinkKind kind, World world) => kind switch
    {
        LinkKind.Clerks => [State(Keeper.Clerk, world)],
        LinkKind.Leavers => [State(Keeper.Leaver, world)],
        LinkKind.Absents => [State(Keeper.Leaver, world) with { Carrier = absent }],
        _ => [],
    };

    /// <summary>The first account's invitation went to a personal address; the others carry their inviters.</summary>
    public static IReadOnlyList<CarrierState> CarriersOfInvitation(World world, int inviter) => inviter == 0
        ? []
        : [new(new Carrier(Custodian.Of(Known.Accounts[inviter]), CarrierPart.Issuer), Mirror.Account(world[inviter], inviter), inviters)];

    public static Dictionary<AccountId, IReadOnlySet<GroupId>> Memberships(World world, IReadOnlyList<AccountId> ids) =>
        IndexesOf(ids).ToDictionary(
            index => Known.Accounts[index],
            index => (IReadOnlySet<GroupId>)(world[index].Member ? new HashSet<GroupId> { Known.Group } : []));

    public static Dictionary<AccountId, IReadOnlySet<Permission>> DirectGrants(World world, IReadOnlyList<AccountId> ids) =>
        IndexesOf(ids).ToDictionary(index => Known.Accounts[index], index => (IReadOnlySet<Permission>)Direct(world, index).ToHashSet());

    public static IReadOnlyList<Account> Members(World world) =>
    [
        .. Enumerable.Range(0, 3)
            .Where(index => world[index] is { Member: true, Removed: false })
            .Select(index => Mirror.Account(world[index], index)),
    ];

    /// <summary>Nothing is read for roles that hold everything without a grant.</summary>
    public static Dictionary<AccountId, IReadOnlyList<PermissionGrant>> Held(World world, IReadOnlyList<AccountId> ids) =>
        IndexesOf(ids)
            .Where(index => world[index].Rung < Rung.Administrator)
            .ToDictionary(index => Known.Accounts[index], index => Grants(world, index));

    /// <summary>A name that somebody gave up lately, one whose account is gone, and one that each account gave up itself.</summary>
    public static IReadOnlyList<GivenUpUsername> GivenUp(string? name) => name switch
    {
        "given-up" => [Former(Known.Stranger, isGone: false)],
        "gone" => [Former(Known.Stranger, isGone: true)],
        not null when name.StartsWith("former", StringComparison.Ordinal) => [Former(Known.Accounts[name[6] - '0'], isGone: false)],
        _ => [],
    };

    public static EmailConfirmation? Confirmation(AccountId id) =>
        new(id, EmailAddress.KeyOf($"person{Array.IndexOf(Known.Accounts, id)}@example.org"), Code, Known.Now.AddMinutes(1));

    /// <summary>What the account could do that gave up the name "gone".</summary>
    public static Might Gone { get; } = new(Rung.Staff, false, new HashSet<string> { Known.OtherPermission }, Ending.Never);

    static GivenUpUsername Former(AccountId former, bool isGone) => new([], former, Known.Now.AddDays(-1), Mirror.Authority(Gone), isGone);

    static AccountCustody Of(World world, AccountId id, bool all)
    {
        var index = Array.IndexOf(Known.Accounts, id);
        if (index < 0)
            return AccountCustody.Empty;
        var rests = index == 1 && world.Third is { Keeper: Keeper.Second, Removed: false } third && (all || third.Unfinished);
        return new()
        {
            Custodians = world[index].Keeper == Keeper.Nobody ? [] : [State(world[index].Keeper, world)],
            Rests = rests ? [new(Mirror.Account(world.Third, 2), HeldSet(world, 2), new(Custodian.Of(id), CarrierPart.Issuer))] : [],
        };
    }

    static CarrierState State(Keeper keeper, World world) => keeper switch
    {
        Keeper.Operator => new(new(Custodian.Operator, CarrierPart.Issuer), null, nothing),
        Keeper.Host => new(new(Custodian.Host, CarrierPart.Issuer), null, nothing),
        Keeper.Clerk => new(new(Custodian.Of(Known.Clerk), CarrierPart.Issuer), clerk, clerks),
        Keeper.Leaver => new(new(Custodian.Of(Known.Leaver), CarrierPart.Issuer), leaver, clerks),
        _ => Account(keeper == Keeper.Asker ? 0 : 1, world),
    };

    static CarrierState Account(int index, World world) =>
        new(new(Custodian.Of(Known.Accounts[index]), CarrierPart.Issuer), Mirror.Account(world[index], index), HeldSet(world, index));

    static IReadOnlySet<Permission> HeldSet(World world, int index) =>
        world[index].Rung < Rung.Administrator ? Grants(world, index).Select(grant => grant.Permission).ToHashSet() : nothing;

    static IReadOnlyList<PermissionGrant> Grants(World world, int index)
    {
        var direct = Direct(world, index).Select(permission => new PermissionGrant(permission, null, null));
        return [.. direct, .. world[index].Member ? [byGroup] : Array.Empty<PermissionGrant>()];
    }

    static IEnumerable<Permission> Direct(World world, int index)
    {
        if (index == 0 && world.Caller.HasAccount)
            return world.Caller.Granted.Select(Known.Permission);
        return world[index].Holding == Holding.Nothing ? [] : [Known.Permission(Known.Codename(world[index].Holding))];
    }

    static IEnumerable<int> IndexesOf(IReadOnlyList<AccountId> ids) =>
        ids.Select(id => Array.IndexOf(Known.Accounts, id)).Where(index => index >= 0).Distinct();
}
