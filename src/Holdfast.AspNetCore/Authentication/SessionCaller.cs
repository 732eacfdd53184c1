using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>Somebody who acts on their own credentials, by a session. API keys have no part in that: <c>forbidden</c>.</summary>
sealed record SessionCaller(HoldfastRequest Request, Caller Caller, Session Session)
{
    public Actor.ByAccount Actor => new(Caller.Account.Id, Session.Id, Request.Origin);

    /// <summary>The caller; with <paramref name="whileSigningIn"/> also one whose sign-in is incomplete.</summary>
    public static async ValueTask<Outcome<SessionCaller>> OfAsync(HttpContext http, bool whileSigningIn = false)
    {
        var request = HoldfastRequest.Of(http);
        var caller = whileSigningIn
            ? (await request.IdentifyAsync().ConfigureAwait(false)).Select(known => known.Caller)
            : await request.RequireCallerAsync().ConfigureAwait(false);
        return caller.Then<SessionCaller>(known => known.Session is { } session ? new SessionCaller(request, known, session) : Refusal.Forbidden());
    }

    /// <summary>The caller, signed in fully or about to enrol a factor; else <c>sign_in_incomplete</c>.</summary>
    public static async ValueTask<Outcome<SessionCaller>> WhoMayEnrolAsync(HttpContext http)
    {
        var own = await OfAsync(http, whileSigningIn: true).ConfigureAwait(false);
        return own.Then<SessionCaller>(self => self.Caller.Next is NextStep.Done or NextStep.EnrolFactor ? self : Refusal.SignInIncomplete(self.Caller.Next.Name));
    }
}
