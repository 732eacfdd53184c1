using Holdfast.Groups;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>A permission that somebody holds.</summary>
/// <param name="Codename">The permission.</param>
/// <param name="Why">The role or the group that gives it.</param>
public sealed record HeldPermission(string Codename, string Why)
{
    /// <summary>All that is held, in the order of the catalog. The reserved permissions are scopes of keys.</summary>
    internal static IReadOnlyList<HeldPermission> All(EffectiveAuthority authority, PermissionCatalog catalog) =>
    [
        .. catalog.All
            .Where(permission => authority.Allows(permission) && (!permission.IsReserved || authority.Scopes is not null))
            .Select(permission => new HeldPermission(permission.Codename, authority.Why(permission))),
    ];
}
