using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>POST /api/v1/authorize</c>: may the caller do this, and why. One store read, whatever is asked.</summary>
static class AuthorizeEndpoint
{
    const int Most = 100;

    public static void Map(RouteGroupBuilder group) => group.MapPost("/authorize", AuthorizeAsync)
        .Takes<AuthorizeBody>()
        .Produces<Decision>()
        .Documented("authorize", "Says whether the caller holds a permission, or each of several, and why; several answer {\"decisions\": […]}", 422);

    static async Task<IResult> AuthorizeAsync(HttpContext http, PermissionCatalog catalog)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var known))
            return Problem.Of(caller.Refusal!);
        var body = await request.ReadAsync(HoldfastJson.Default.AuthorizeBody);
        http.Response.Headers.CacheControl = "no-store";
        return body.Match(asked => Answer(asked.Value, known.Authority, catalog), Problem.Of);
    }

    static IResult Answer(AuthorizeBody asked, EffectiveAuthority authority, PermissionCatalog catalog) => asked switch
    {
        { Permission: { } one, Permissions: null } => catalog.Parse(one).Match(
            permission => Results.Json(Decision.Of(authority, permission), HoldfastJson.Default.Decision), Problem.Of),
        { Permission: null, Permissions: { Count: <= Most } several } => Decide(several, authority, catalog).Match(
            decisions => Results.Json(new DecisionList(decisions), HoldfastJson.Default.DecisionList), Problem.Of),
        _ => Problem.Of(Refusal.Malformed($"send either permission or permissions, the latter with at most {Most} codenames")),
    };

    static Outcome<Decision[]> Decide(IReadOnlyList<string> codenames, EffectiveAuthority authority, PermissionCatalog catalog)
    {
        var decisions = new List<Decision>();
        foreach (var codename in codenames)
        {
            var permission = catalog.Parse(codename ?? "");
            if (!permission.IsDone(out var known))
                return permission.Refusal!;
            decisions.Add(Decision.Of(authority, known));
        }
        return decisions.ToArray();
    }
}
