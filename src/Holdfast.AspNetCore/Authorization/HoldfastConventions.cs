using Holdfast.Groups;
using Holdfast.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>Guards a host's own endpoints by Holdfast's permissions and roles.</summary>
public static class HoldfastConventions
{
    /// <summary>
    /// Only callers who hold the permission, by their role, a group or a direct grant, get through; API keys also need it among their
    /// scopes. Others are answered 401 or 403 as problem details, a session that has a sign-in step left with <c>sign_in_incomplete</c>,
    /// and a cookie without the antiforgery header with <c>csrf_failed</c>.
    /// </summary>
    /// <remarks>A codename that the host did not register keeps the host from starting, with a sentence that says so.</remarks>
    /// <exception cref="ArgumentException">The codename is not well-formed.</exception>
    public static TBuilder RequireHoldfastPermission<TBuilder>(this TBuilder builder, string codename)
        where TBuilder : IEndpointConventionBuilder
    {
        if (!Permission.TryParse(codename, out _))
            throw new ArgumentException($"'{codename}' is not a permission. {HoldfastPolicies.Mending(codename)}", nameof(codename));
        return builder.RequireAuthorization(new AuthorizeAttribute(HoldfastAuthentication.PermissionPolicyPrefix + codename));
    }

    /// <summary>
    /// Only sessions of accounts with the role or one above it get through. API keys never do: guard what keys may reach by permissions.
    /// </summary>
    public static TBuilder RequireHoldfastRole<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizeAttribute(HoldfastAuthentication.RolePolicyPrefix + role.Name));
}
