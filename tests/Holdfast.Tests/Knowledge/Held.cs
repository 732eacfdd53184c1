using System.Numerics;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// The permissions of every state as bits, and the kernel's words for them. Two are the host's, the others open administrative doors.
/// </summary>
static class Held
{
    public const int Order = 1;
    public const int Refund = 2;
    public const int ChangeAccount = 4;
    public const int AddAccount = 8;
    public const int ChangeGroup = 16;
    public const int AddKey = 32;
    public const int DeleteAccount = 64;
    public const int All = 127;
    public const int OfHoldfast = All & ~(Order | Refund);

    static readonly Permission[] permissions =
    [
        Permission.Of("shop", PermissionAction.Change, "order"), Permission.Of("shop", PermissionAction.Change, "refund"),
        HoldfastPermissions.ChangeAccount, HoldfastPermissions.AddAccount, HoldfastPermissions.ChangeGroup, HoldfastPermissions.AddApiKey,
        HoldfastPermissions.DeleteAccount,
    ];

    static readonly IReadOnlySet<Permission>[] sets =
        [.. Enumerable.Range(0, All + 1).Select(mask => permissions.Where((_, bit) => (mask & (1 << bit)) != 0).ToHashSet())];
    static readonly IReadOnlyList<PermissionGrant>[] direct = [.. sets.Select(set => Grants(set, null))];
    static readonly IReadOnlyList<PermissionGrant>[] grouped = [.. sets.Select(set => Grants(set, Cast.Group))];
    static readonly System.Collections.Concurrent.ConcurrentDictionary<(int, int), IReadOnlyList<PermissionGrant>> both = new();
    static readonly System.Collections.Concurrent.ConcurrentDictionary<(Role, int, int), EffectiveAuthority> authorities = new();

    public static Permission One(int bit) => permissions[BitOperations.Log2((uint)bit)];

    public static IReadOnlySet<Permission> Set(int mask) => sets[mask];

    public static int Mask(IEnumerable<Permission> all)
    {
        var mask = 0;
        foreach (var permission in all)
            mask |= Bit(permission);
        return mask;
    }

    /// <summary>The bit of a permission; 0 for the reserved ones.</summary>
    public static int Bit(Permission permission) => Array.IndexOf(permissions, permission) is var index and >= 0 ? 1 << index : 0;

    public static IReadOnlyList<PermissionGrant> GrantsOf(int group, int directly) => group == 0
        ? direct[directly]
        : both.GetOrAdd((group, directly), static pair => [.. grouped[pair.Item1], .. direct[pair.Item2]]);

    /// <summary>What an account may do in a session.</summary>
    public static EffectiveAuthority AuthorityOf(Role role, int group, int directly) =>
        authorities.GetOrAdd((role, group, directly), static key => new(key.Item1, GrantsOf(key.Item2, key.Item3)));

    static IReadOnlyList<PermissionGrant> Grants(IEnumerable<Permission> all, GroupId? group) =>
        [.. all.Select(permission => new PermissionGrant(permission, group, group is null ? null : "Orders"))];
}
