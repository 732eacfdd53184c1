using Holdfast.AspNetCore.Admins;
using Holdfast.AspNetCore.ApiKeys;
using Holdfast.AspNetCore.Audit;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Groups;
using Holdfast.AspNetCore.Members;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Operations;
using Holdfast.AspNetCore.Pages;
using Holdfast.AspNetCore.Policies;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Holdfast.AspNetCore.Users.Invitations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore;

/// <summary>Maps Holdfast's endpoints into a host.</summary>
public static class HoldfastEndpoints
{
    /// <summary>
    /// Maps <c>/api/v1</c>, <c>/v1</c>, <c>/.well-known/did.json</c>, <c>/setup</c>, <c>/recover</c>, <c>/docs</c>,
    /// <c>/openapi/v1.json</c> and the operational endpoints. They decide by themselves who may call them, whatever fallback policy the
    /// host has.
    /// </summary>
    public static IEndpointRouteBuilder MapHoldfast(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup("").AddEndpointFilter(new HoldfastFilter()).WithMetadata(new DescribedAsHoldfast()).AllowAnonymous();
        MapAuthentication(root.MapGroup("/api/v1/auth").WithTags("Signing in"));
        MapAdministration(root.MapGroup("/api/v1/admin"));
        AuthorizeEndpoint.Map(root.MapGroup("/api/v1").WithTags("Signing in"));
        AdminEndpoints.Map(root);
        UserEndpoints.Map(root);
        MemberEndpoints.Map(root);
        PolicyEndpoints.Map(root);
        LeakEndpoint.Map(root.MapGroup("/api/v1").WithTags("API keys"));
        StatusListEndpoints.Map(root.MapGroup("").WithTags("Membership"));
        CredentialEndpoint.Map(root.MapGroup("/v1/members").WithTags("Membership").WithMetadata(new SurfaceMetadata(Surface.Members)));
        MapOperations(root.MapGroup("").WithTags("Operations"));
        PageEndpoints.Map(root);
        DocsEndpoints.Map(root);
        return endpoints;
    }

    static void MapAuthentication(RouteGroupBuilder auth)
    {
        AuthEndpoints.Map(auth);
        LinkEndpoints.Map(auth);
    }

    static void MapAdministration(RouteGroupBuilder admin)
    {
        GroupEndpoints.Map(admin.MapGroup("/groups").WithTags("Groups"));
        MembershipEndpoints.Map(admin.MapGroup("").WithTags("Groups"));
        InvitationEndpoints.Map(admin.MapGroup("/invitations").WithTags("Invitations"));
        PermissionEndpoints.Map(admin.MapGroup("/permissions").WithTags("Permissions"));
        ApiKeyEndpoints.Map(admin.MapGroup("/api-keys").WithTags("API keys"));
        SettingsEndpoints.Map(admin.MapGroup("/settings").WithTags("Settings"));
        AuditEndpoints.Map(admin.MapGroup("/audit").WithTags("Audit"));
        AuthorityEndpoint.Map(admin.MapGroup("").WithTags("Operations"));
    }

    static void MapOperations(RouteGroupBuilder operations)
    {
        HealthEndpoints.Map(operations);
        MetricsEndpoint.Map(operations);
    }
}
