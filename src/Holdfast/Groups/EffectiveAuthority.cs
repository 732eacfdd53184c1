using System.Collections.Frozen;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.Groups;

/// <summary>
/// What an account or an API key may do, as it was when it was read: role, the union of group and direct grants; a key has the least of
/// its scopes, its account now, and the ceiling of its secret. Immutable and thread-safe. A decision allocates nothing and takes the same
/// time however many grants there are.
/// </summary>
public sealed class EffectiveAuthority
{
    readonly FrozenDictionary<Permission, PermissionGrant> grants;
    readonly ApiKey? key;
    readonly Role accountRole;

    /// <summary>Authority from a role, grants and, for an API key, the key with the secret in use.</summary>
    public EffectiveAuthority(Role role, IEnumerable<PermissionGrant> grants, ApiKey? key = null)
    {
        this.key = key;
        accountRole = role;
        Role = key is not null && key.Secret.Ceiling.Rank < role ? key.Secret.Ceiling.Rank : role;
        this.grants = grants.DistinctBy(grant => grant.Permission).ToFrozenDictionary(grant => grant.Permission);
    }

    /// <summary>The role; of a key at most that of its minter.</summary>
    public Role Role { get; }

    /// <summary>The scopes of the key in use; null for a session.</summary>
    public IReadOnlySet<Permission>? Scopes => key?.Scopes;

    /// <summary>The grants of groups and direct grants, whatever the role.</summary>
    public IReadOnlyCollection<PermissionGrant> Grants => grants.Values;

    /// <summary>Whether the permission is held and in effect.</summary>
    public bool Allows(Permission permission)
    {
        if (key is null)
            return HeldByAccount(permission);
        if (permission.IsReserved)
            return key.Scopes.Contains(permission) || key.IsForEverything;
        return InScope(permission) && key.Secret.Ceiling.Holds(permission) && HeldByAccount(permission);
    }

    /// <summary>Why the permission is held, or is not.</summary>
    public string Why(Permission permission)
    {
        if (key is not null && permission.IsReserved)
            return Allows(permission) ? "in the scopes of this key" : "not in the scopes of this key";
        if (key is not null && !InScope(permission))
            return "not in the scopes of this key";
        if (key is not null && !key.Secret.Ceiling.Holds(permission))
            return "above the ceiling of this key";
        if (IsDormant(permission))
            return $"dormant: the role {Role.Name} does not enter the panel";
        if (accountRole.BypassesGroupChecks)
            return $"role {accountRole.Name}";
        return grants.TryGetValue(permission, out var grant) ? grant.Why : "not granted";
    }

    /// <summary>
    /// All that it holds, dormant permissions included, as a value to compare. <paramref name="account"/> is the account that was read
    /// with it.
    /// </summary>
    public Authority Reach(Account account)
    {
        var held = Authority.Of(account, grants.Keys);
        return key is null ? held : held.Least(new(Roles.Role.Developer, key.IsForEverything, key.Scopes, null)).Least(key.Secret.Ceiling);
    }

    bool InScope(Permission permission) => key!.IsForEverything || key.Scopes.Contains(permission);

    bool HeldByAccount(Permission permission) => accountRole.BypassesGroupChecks || (grants.ContainsKey(permission) && !IsDormant(permission));

    /// <summary>Permissions of Holdfast's own area take effect from staff on.</summary>
    bool IsDormant(Permission permission) => permission.IsOfHoldfast && !Role.EntersPanel;
}
