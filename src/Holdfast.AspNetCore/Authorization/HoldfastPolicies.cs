using Holdfast.Groups;
using Holdfast.Roles;
using Microsoft.AspNetCore.Authorization;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>Makes the policies that carry Holdfast's prefix.</summary>
static class HoldfastPolicies
{
    /// <summary>The policy of that name; null when the name is not Holdfast's.</summary>
    /// <exception cref="InvalidOperationException">The name is Holdfast's, but no such permission or role exists.</exception>
    public static AuthorizationPolicy? Find(string name, PermissionCatalog catalog)
    {
        if (!name.StartsWith(HoldfastAuthentication.PermissionPolicyPrefix, StringComparison.Ordinal))
            return null;
        if (name.StartsWith(HoldfastAuthentication.RolePolicyPrefix, StringComparison.Ordinal))
        {
            var role = name[HoldfastAuthentication.RolePolicyPrefix.Length..];
            return Role.TryParse(role, out var parsed) ? ForRole(parsed) : throw new InvalidOperationException($"The authorization policy '{name}' names no role of the ladder.");
        }
        var codename = name[HoldfastAuthentication.PermissionPolicyPrefix.Length..];
        return catalog.Parse(codename).Match(
            For,
            _ => throw new InvalidOperationException($"The authorization policy '{name}' names no registered permission. {Mending(codename)}"));
    }

    public static AuthorizationPolicy For(Permission permission) => new([new PermissionRequirement(permission)], [HoldfastAuthentication.Scheme]);

    public static AuthorizationPolicy ForRole(Role role) => new([new RoleRequirement(role)], [HoldfastAuthentication.Scheme]);

    public static string Mending(string codename) =>
        $"Register the model of '{codename}' with RegisterModel, or correct the codename: <area>.<view|add|change|delete>_<model>.";
}
