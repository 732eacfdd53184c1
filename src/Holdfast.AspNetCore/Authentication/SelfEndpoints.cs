using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>me</c> and <c>logout</c>: what a session may do even while its sign-in is incomplete.</summary>
static class SelfEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me", MeAsync)
            .Produces<SelfView>()
            .OrProduces<UnfinishedSelfView>()
            .Documented("me", "Says who is calling, what they may do and why, and the next step of the sign-in; while that is verify_factor, only username, next and csrf_token");
        group.MapPost("/logout", LogoutAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("logout", "Ends the session in use");
    }

    static async Task<IResult> MeAsync(HttpContext http, PermissionCatalog catalog)
    {
        var identified = await HoldfastRequest.Of(http).IdentifyAsync();
        http.Response.Headers.CacheControl = "no-store";
        return identified.Match(
            known => known.Caller.Next == NextStep.VerifyFactor
                ? Results.Json(new(known.Caller.Account.Username?.Value, known.Caller.Next.Name, known.Token?.CsrfToken), HoldfastJson.Default.UnfinishedSelfView)
                : Results.Json(ViewOf(known, catalog), HoldfastJson.Default.SelfView),
            Problem.Of);
    }

    static SelfView ViewOf(IdentifiedCaller known, PermissionCatalog catalog)
    {
        var caller = known.Caller;
        return new(
            AccountView.Of(caller.Account),
            caller.Account.Role.Name,
            HeldPermission.All(caller.Authority, catalog),
            caller.Session is { } session ? SessionView.Of(session, session.Id) : null,
            caller.Key?.Id.Value,
            caller.Next.Name,
            known.Token?.CsrfToken);
    }

    static async Task<IResult> LogoutAsync(HttpContext http, AuthorityGate gate, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var command = new EndOwnSessions(self.Caller.Account.Id) { Session = self.Session.Id };
        var outcome = await gate.ExecuteAsync(self.Actor, command, self.Request.Aborted);
        if (outcome.Refusal is not null)
            return Problem.Of(outcome.Refusal);
        cookie.Clear(http, self.Request.Client);
        return Reply.NoContent;
    }
}
