using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Requests;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users;

/// <summary>Resetting passwords of others, and ending their sessions and keys.</summary>
static class UserCredentials
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{id}/reset-password", PasswordReset.ResetAsync)
            .Takes<ResetPasswordBody>()
            .Produces<PasswordResetView>()
            .Documented("resetUserPassword", "Issues a temporary password or a one-time link; the answer shows it once", 404, 409, 412, 422, 429)
            .TakesIfMatch().TakesIdempotencyKey();
        group.MapDelete("/{id}/sessions", EndSessionsAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("endUserSessions", "Ends every session of an account", 404, 412)
            .TakesIfMatch();
        group.MapDelete("/{id}/sessions/{session_id}", EndSessionAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("endUserSession", "Ends one session of an account", 404, 412)
            .TakesIfMatch();
        group.MapDelete("/{id}/api-keys", RevokeKeysAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("revokeUserApiKeys", "Revokes every API key of an account", 404, 412)
            .TakesIfMatch();
    }

    static Task<IResult> EndSessionsAsync(HttpContext http, string id) =>
        AccountPath.ExecuteAsync(Write.OfAsync(http), id, (_, target) => new EndSessions(target), _ => Answering.NoContent);

    static Task<IResult> EndSessionAsync(HttpContext http, string id, [FromRoute(Name = "session_id")] string sessionId) => AccountPath.ExecuteAsync(
        Write.OfAsync(http),
        id,
        (_, target) => SessionId.TryParse(sessionId, out var session)
            ? new EndSessions(target) { Session = session }
            : Refusal.Malformed("the session id in the path must be a UUID in hyphenated form", "session_id"),
        _ => Answering.NoContent);

    static Task<IResult> RevokeKeysAsync(HttpContext http, string id) =>
        AccountPath.ExecuteAsync(Write.OfAsync(http), id, (_, target) => new RevokeApiKeysOf(target), _ => Answering.NoContent);
}
