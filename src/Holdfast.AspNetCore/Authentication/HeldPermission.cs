using Holdfast.Groups;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>A permission that somebody holds.</summary>
/// <param name="Codename">The permission.</param>
/// <param name="Why">The role or the group that gives it.</param>
public sealed record HeldPermission(string Codename, string Why)
{
    /// <summary>All that is held, in the order of the catalog. <c>holdfast.sensitive</c> is a scope of keys; sessions have the re-authentication window instead.</summary>
    internal static IReadOnlyList<HeldPermission> All(EffectiveAuthority authority, PermissionCatalog catalog) =>
    [
        .. catalog.All
            .Where(permission => authority.Allows(permission) && (permission != Permission.Sensitive || authority.Scopes is not null))
            .Select(permission => new HeldPermission(permission.Codename, authority.Why(permission))),
    ];
}
