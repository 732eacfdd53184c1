using Holdfast.Groups;
using Microsoft.AspNetCore.Authorization;

namespace Holdfast.AspNetCore.Authorization;

/// <summary>The caller holds a permission; by a key, when its scopes name it too.</summary>
sealed class PermissionRequirement(Permission permission) : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.Identities.OfType<CallerIdentity>().Any(identity => identity.Caller.Authority.Allows(permission)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    public override string ToString() => $"holds {permission}";
}
