using Holdfast.Roles;
using Microsoft.AspNetCore.Authorization;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>The caller's role includes a role, by a session. A key never passes: a role is not a scope.</summary>
sealed class RoleRequirement(Role role) : AuthorizationHandler<RoleRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.User.Identities.OfType<CallerIdentity>().Any(identity => identity.Caller is { Key: null } caller && caller.Authority.Role.Includes(role)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    public override string ToString() => $"is {role.Name} or above";
}
