using Holdfast.AspNetCore.Admins;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore;

/// <summary>Maps Holdfast's endpoints into a host.</summary>
public static class HoldfastEndpoints
{
    /// <summary>Maps <c>/api/v1</c> and the operational endpoints.</summary>
    public static IEndpointRouteBuilder MapHoldfast(this IEndpointRouteBuilder endpoints)
    {
        var root = endpoints.MapGroup("").AddEndpointFilter(new HoldfastFilter());
        AuthEndpoints.Map(root.MapGroup("/api/v1/auth").WithTags("Signing in"));
        AuthorizeEndpoint.Map(root.MapGroup("/api/v1").WithTags("Signing in"));
        AdminEndpoints.Map(root);
        UserEndpoints.Map(root);
        return endpoints;
    }
}
