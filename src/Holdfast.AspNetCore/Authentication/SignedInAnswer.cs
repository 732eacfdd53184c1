using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>Gives a client its new token. It goes where the session's transport says, and nowhere else.</summary>
static class SignedInAnswer
{
    public static IResult Of(HoldfastRequest request, SessionCookie cookie, SignedIn signedIn) =>
        Results.Json(Give(request, cookie, signedIn), HoldfastJson.Default.SignedInView);

    /// <summary>Sets the cookie where there is one, and answers what the body says.</summary>
    public static SignedInView Give(HoldfastRequest request, SessionCookie cookie, SignedIn signedIn)
    {
        var byCookie = signedIn.Session.Transport == "cookie";
        if (byCookie)
            cookie.Write(request.Http, request.Client, signedIn.Token);
        request.Http.Response.Headers.CacheControl = "no-store";
        var unfinished = signedIn.Next == NextStep.VerifyFactor;
        return new(
            signedIn.Next.Name, unfinished ? null : AccountView.Of(signedIn.Account), signedIn.Token.CsrfToken, byCookie ? null : signedIn.Token.Secret)
        {
            ConfirmEmail = !unfinished && signedIn.Account is { Email: not null, EmailStanding: EmailStanding.Unconfirmed },
        };
    }
}
