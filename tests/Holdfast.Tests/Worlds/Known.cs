using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Invitations;
using Holdfast.Policies;
using Holdfast.Recovery;
using Holdfast.Roles;
using Holdfast.Sessions;

namespace Holdfast.Tests.Worlds;

/// <summary>The ids, names and times of every world. Accounts are known by their index.</summary>
static class Known
{
    static readonly Ending[] endings = Enum.GetValues<Ending>();

    static readonly Rung[] rungs = Enum.GetValues<Rung>();

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly AccountId[] Accounts = [.. Enumerable.Range(0, 3).Select(index => new AccountId(Id(1, index)))];

    public static readonly SessionId[] Sessions = [.. Enumerable.Range(0, 3).Select(index => new SessionId(Id(2, index)))];

    public static readonly ApiKeyId[] Keys = [.. Enumerable.Range(0, 3).Select(index => new ApiKeyId($"key0000{index}"))];

    public static readonly SecretHash[] Links = [.. Enumerable.Range(0, 3).Select(index => SecretHash.Of($"link {index}"))];

    public static readonly FactorId[] Factors = [.. Enumerable.Range(0, 3).Select(index => new FactorId(Id(5, index)))];

    /// <summary>The passkeys of accounts that have one; each has its account's index for a credential id.</summary>
    public static readonly FactorId[] Passkeys = [.. Enumerable.Range(0, 3).Select(index => new FactorId(Id(6, index)))];

    public static readonly AccountId Newcomer = new(Id(1, 8));

    public static readonly AccountId Stranger = new(Id(1, 9));

    public static readonly OneTimeTokenId Token = new(Id(3, 0));

    public static readonly GroupId Group = new(Id(4, 0));

    public static readonly PolicyId Policy = new(Id(5, 0));

    public static readonly PolicyId NoPolicy = new(Id(5, 9));

    public static readonly GroupId NoGroup = new(Id(4, 9));

    public static readonly SecretHash[] InvitationLinks = [.. Enumerable.Range(0, 3).Select(index => SecretHash.Of($"invitation {index}"))];
    public static readonly InvitationId[] Invitations = [.. Enumerable.Range(0, 3).Select(index => new InvitationId(Id(6, index)))];
    public static readonly string[] HeldByInviters = ["holdfast.add_account", "holdfast.change_group"];
    public const string HostPermission = "shop.change_order";

    /// <summary>A permission that no caller is granted.</summary>
    public const string OtherPermission = "shop.view_secret";

    public static readonly AccountId Clerk = new(Id(1, 5));

    public static readonly AccountId Leaver = new(Id(1, 6));

    static readonly LinkKind[] linkKinds = Enum.GetValues<LinkKind>();

    static readonly IReadOnlySet<string>[] held = [.. Enum.GetValues<Holding>().SelectMany(holding => new[] { HeldBy(holding, false), HeldBy(holding, true) })];

    /// <summary>What the clerk holds.</summary>
    public static readonly IReadOnlySet<string> HeldByClerk = new HashSet<string> { "holdfast.change_account" };

    /// <summary>What an account holds by its direct grant and by the group.</summary>
    public static IReadOnlySet<string> Held(Holding holding, bool member) => held[((int)holding * 2) + (member ? 1 : 0)];

    public static bool IsWithin(IReadOnlySet<string> less, IReadOnlySet<string> more) => less.All(more.Contains);

    /// <summary>A link for an account; that of the operator is in <see cref="Links"/>.</summary>
    public static SecretHash Link(LinkKind kind, int index) => kind == LinkKind.Operators ? Links[index] : SecretHash.Of($"link {index} {kind}");

    /// <summary>Which link has a secret.</summary>
    public static (LinkKind Kind, int Index)? LinkOf(SecretHash secret)
    {
        foreach (var kind in linkKinds)
        {
            for (var i = 0; i < Accounts.Length; i++)
            {
                if (links[((int)kind * 3) + i].Equals(secret))
                    return (kind, i);
            }
        }
        return null;
    }

    static readonly SecretHash[] links = [.. linkKinds.SelectMany(kind => Enumerable.Range(0, 3).Select(index => Link(kind, index)))];

    static IReadOnlySet<string> HeldBy(Holding holding, bool member)
    {
        var all = new HashSet<string>();
        if (member)
            all.Add(HostPermission);
        if (holding != Holding.Nothing)
            all.Add(Codename(holding));
        return all;
    }

    /// <summary>The permission of a direct grant.</summary>
    public static string Codename(Holding holding) => holding switch
    {
        Holding.Host => HostPermission,
        Holding.Panel => "holdfast.view_account",
        _ => OtherPermission,
    };

    public static DateTimeOffset? At(Ending ending) => ending switch
    {
        Ending.Past => Now.AddDays(-1),
        Ending.Soon => Now.AddDays(1),
        Ending.Middle => Now.AddDays(10),
        Ending.Late => Now.AddDays(100),
        _ => null,
    };

    public static Ending EndingOf(DateTimeOffset? at) => endings.First(ending => At(ending) == at);

    public static Rung RungOf(Role role) => rungs.First(rung => Role(rung) == role);

    public static Role Role(Rung rung) => RoleLadder.All[(int)rung];

    public static Permission Permission(string codename) => Holdfast.Groups.Permission.TryParse(codename, out var permission)
        ? permission
        : throw new ArgumentException($"'{codename}' is no permission.");

    /// <summary>What the invitation of each account promises.</summary>
    public static Person PromisedBy(int inviter) => inviter switch
    {
        0 => new(Rung.Developer),
        1 => new(Rung.Staff),
        _ => new(Rung.Administrator) { Ends = Ending.Late },
    };

    static Guid Id(int kind, int index) => new(0x01930000 + kind, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)index);
}
