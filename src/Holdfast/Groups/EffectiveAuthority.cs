using System.Collections.Frozen;
using Holdfast.Roles;

namespace Holdfast.Groups;

/// <summary>
/// What somebody may do, as it was when it was read: role, the union of group and direct grants, narrowed by the scopes of an API key.
/// Immutable and thread-safe. A decision allocates nothing and takes the same time however many grants there are.
/// </summary>
public sealed class EffectiveAuthority
{
    readonly FrozenDictionary<Permission, PermissionGrant> grants;
    readonly FrozenSet<Permission>? scopes;

    /// <summary>Authority from a role, grants and, for an API key, its scopes.</summary>
    public EffectiveAuthority(Role role, IEnumerable<PermissionGrant> grants, IEnumerable<Permission>? scopes = null)
    {
        Role = role;
        this.grants = grants.DistinctBy(grant => grant.Permission).ToFrozenDictionary(grant => grant.Permission);
        this.scopes = scopes?.ToFrozenSet();
    }

    /// <summary>The role.</summary>
    public Role Role { get; }

    /// <summary>The scopes of the key in use; null for a session.</summary>
    public IReadOnlySet<Permission>? Scopes => scopes;

    /// <summary>The grants of groups and direct grants, whatever the role.</summary>
    public IReadOnlyCollection<PermissionGrant> Grants => grants.Values;

    /// <summary>Whether the permission is held. A key holds what its scopes and its owner both hold.</summary>
    public bool Allows(Permission permission) => (scopes is null || scopes.Contains(permission)) && OwnerHolds(permission);

    /// <summary>Why the permission is held, or is not.</summary>
    public string Why(Permission permission)
    {
        if (scopes is not null && !scopes.Contains(permission))
            return "not in the scopes of this key";
        if (Role.BypassesGroupChecks)
            return $"role {Role.Name}";
        if (scopes is not null && permission == Permission.Sensitive)
            return "in the scopes of this key";
        return grants.TryGetValue(permission, out var grant) ? grant.Why : "not granted";
    }

    /// <summary>A key that was minted with the reserved scope has it: its owner proved themself when it was minted.</summary>
    bool OwnerHolds(Permission permission) =>
        Role.BypassesGroupChecks || grants.ContainsKey(permission) || (scopes is not null && permission == Permission.Sensitive);
}
