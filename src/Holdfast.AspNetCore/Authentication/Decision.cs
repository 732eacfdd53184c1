using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>Whether the caller holds a permission.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Allowed">Whether it is held.</param>
/// <param name="Why">What gives it, or why not.</param>
public sealed record Decision(string Permission, bool Allowed, string Why)
{
    /// <summary>Holdfast's own permissions open doors of the panel, which nobody below staff enters.</summary>
    internal static Decision Of(EffectiveAuthority authority, Permission permission)
    {
        var own = permission.Codename.StartsWith(PermissionModel.Reserved + ".", StringComparison.Ordinal);
        return own && !authority.Role.EntersPanel
            ? new(permission.Codename, false, $"role {authority.Role.Name} does not enter the panel")
            : new(permission.Codename, authority.Allows(permission), authority.Why(permission));
    }
}
