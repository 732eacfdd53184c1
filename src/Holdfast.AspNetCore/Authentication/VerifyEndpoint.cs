using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>GET /api/v1/auth/verify</c>: forward authentication for a reverse proxy. One store read.</summary>
static class VerifyEndpoint
{
    public static void Map(RouteGroupBuilder group) => group.MapGet("/verify", VerifyAsync)
        .Produces(StatusCodes.Status200OK)
        .Documented("verify", "Forward authentication: 200 with X-Holdfast-User, X-Holdfast-Role and X-Holdfast-Permissions; 403 when ?role= or ?permission= is not held")
        .TakesQuery("role", "A role that the caller's must include.", repeats: true)
        .TakesQuery("permission", "A permission that the caller must hold.", repeats: true);

    static async Task<IResult> VerifyAsync(HttpContext http, PermissionCatalog catalog)
    {
        var caller = await HoldfastRequest.Of(http).RequireIdentityAsync();
        return caller.Then(known => Check(http.Request.Query, known, catalog)).Match(known => Allow(http, known, catalog), Problem.Of);
    }

    /// <summary>A key holds its scopes, not its owner's role: it never passes for a role.</summary>
    static Outcome<Caller> Check(IQueryCollection query, Caller caller, PermissionCatalog catalog)
    {
        foreach (var word in query["role"])
        {
            if (!Role.TryParse(word, out var role))
                return Refusal.UnknownRole(word ?? "");
            if (caller.Key is not null || !caller.Authority.Role.Includes(role))
                return Refusal.Forbidden();
        }
        foreach (var codename in query["permission"])
        {
            var permission = catalog.Parse(codename ?? "");
            if (!permission.IsDone(out var wanted))
                return Refusal.Malformed(permission.Refusal!.Sentence, "permission");
            if (!Decision.Of(caller.Authority, wanted).Allowed)
                return Refusal.Forbidden();
        }
        return caller;
    }

    static IResult Allow(HttpContext http, Caller caller, PermissionCatalog catalog)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Holdfast-User"] = caller.Account.Label;
        headers["X-Holdfast-User-Id"] = caller.Account.Id.ToString();
        if (caller.Key is { } key)
            headers["X-Holdfast-Key"] = key.Id.Value;
        headers["X-Holdfast-Role"] = caller.Key is null ? caller.Authority.Role.Name : "";
        headers["X-Holdfast-Permissions"] = string.Join(',', HeldPermission.All(caller.Authority, catalog).Select(held => held.Codename));
        return Results.Ok();
    }
}
