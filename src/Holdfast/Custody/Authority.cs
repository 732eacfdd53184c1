using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Custody;

/// <summary>
/// How much an account or a key may do, as one value that can be compared: rank, permissions and end. Cover is a partial order: two
/// colleagues of one rank need not cover each other. Permissions that are held but not in effect (dormant) count.
/// </summary>
/// <param name="Rank">The role; the default value is none.</param>
/// <param name="IsEverything">Whether every permission is held without a grant.</param>
/// <param name="Permissions">The permissions that are held by grants, or by the scopes of a key.</param>
/// <param name="EndsAt">When it ends; null means never.</param>
public sealed record Authority(Role Rank, bool IsEverything, IReadOnlySet<Permission> Permissions, DateTimeOffset? EndsAt)
{
    static readonly IReadOnlySet<Permission> nothing = new HashSet<Permission>();

    /// <summary>Nothing at all: what a stopped account has.</summary>
    public static Authority None { get; } = new(default, false, nothing, DateTimeOffset.MinValue);

    /// <summary>The authority that an account would have if it were active.</summary>
    public static Authority Of(Account account, IEnumerable<Permission> held) => account.Role.BypassesGroupChecks
        ? new(account.Role, true, nothing, account.ExpiresAt)
        : new(account.Role, false, held as IReadOnlySet<Permission> ?? held.ToHashSet(), account.ExpiresAt);

    /// <summary>Whether the permission is held, in effect or dormant.</summary>
    public bool Holds(Permission permission) => IsEverything || Permissions.Contains(permission);

    /// <summary>Whether rank, permissions and end are each at least those of <paramref name="other"/>.</summary>
    public bool Covers(Authority other) => Rank >= other.Rank && HoldsAll(other) && Lasts(other.EndsAt);

    /// <summary>Whether it lasts at least until <paramref name="end"/>; null means for ever.</summary>
    public bool Lasts(DateTimeOffset? end) => EndsAt is null || (end is not null && EndsAt >= end);

    /// <summary>
    /// What <paramref name="other"/> holds and this does not, in words: the role first, then permissions by name, then the end.
    /// </summary>
    public IReadOnlyList<string> Lacks(Authority other)
    {
        var lacking = new List<string>();
        if (other.Rank > Rank)
            lacking.Add($"the role {other.Rank.Name}");
        else if (other.IsEverything && !IsEverything)
            lacking.Add("every permission");
        lacking.AddRange(other.Permissions.Where(permission => !Holds(permission)).Select(permission => permission.Codename).Order(StringComparer.Ordinal));
        if (!Lasts(other.EndsAt))
            lacking.Add(other.EndsAt is null ? "an account without an end" : "an account with a later end");
        return lacking;
    }

    /// <summary>Of two the least in each part: what a key has of its account and of its ceiling.</summary>
    public Authority Least(Authority other) => new(
        Rank < other.Rank ? Rank : other.Rank,
        IsEverything && other.IsEverything,
        (IsEverything, other.IsEverything) switch
        {
            (true, true) => Permissions.Union(other.Permissions).ToHashSet(),
            (true, false) => other.Permissions,
            (false, true) => Permissions,
            _ => Permissions.Intersect(other.Permissions).ToHashSet(),
        },
        Lasts(other.EndsAt) ? other.EndsAt : EndsAt);

    /// <inheritdoc/>
    public bool Equals(Authority? other) =>
        other is not null && Rank == other.Rank && IsEverything == other.IsEverything && EndsAt == other.EndsAt && Permissions.SetEquals(other.Permissions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, IsEverything, EndsAt, Permissions.Count);

    bool HoldsAll(Authority other) => IsEverything || (!other.IsEverything && other.Permissions.All(Permissions.Contains));
}
