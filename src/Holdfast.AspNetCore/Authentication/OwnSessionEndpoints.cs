using Holdfast.Accounts;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>/api/v1/auth/sessions</c>: the caller's own sessions.</summary>
static class OwnSessionEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/sessions", ListAsync)
            .Produces<SessionList>()
            .Documented("listOwnSessions", "Lists the own sessions, newest first");
        group.MapDelete("/sessions", EndOthersAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("endOtherOwnSessions", "Ends every own session but the one in use");
        group.MapDelete("/sessions/{id}", EndAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("endOwnSession", "Ends one own session", 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, IAccountReader accounts)
    {
        var own = await SessionCaller.OfAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var sessions = await accounts.SessionsOfAsync(self.Caller.Account.Id, self.Request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new SessionList([.. sessions.Select(session => SessionView.Of(session, self.Session.Id))], null), HoldfastJson.Default.SessionList);
    }

    static async Task<IResult> EndAsync(HttpContext http, string id, AuthorityGate gate, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        if (!SessionId.TryParse(id, out var wanted))
            return Problem.Of(Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id"));
        var command = new EndOwnSessions(self.Caller.Account.Id) { Session = wanted };
        var outcome = await gate.ExecuteAsync(self.Actor, command, self.Request.Aborted);
        if (outcome.Refusal is null && wanted == self.Session.Id)
            cookie.Clear(http, self.Request.Client);
        return outcome.Match<IResult>(_ => Reply.NoContent, Problem.Of);
    }

    static async Task<IResult> EndOthersAsync(HttpContext http, AuthorityGate gate)
    {
        var own = await SessionCaller.OfAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var outcome = await gate.ExecuteAsync(self.Actor, new EndOwnSessions(self.Caller.Account.Id), self.Request.Aborted);
        return outcome.Match<IResult>(_ => Reply.NoContent, Problem.Of);
    }
}
