using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>/api/v1/auth</c>: signing in and out, and the own password.</summary>
static class AuthEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/login", LoginAsync)
            .TakesBody<LoginBody>()
            .Produces<SignedInView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("Signs in by password")
            .OpenToAll();
    }

    static async Task<IResult> LoginAsync(HttpContext http, PasswordSignIn signIn, SessionCookie cookie)
    {
        var request = HoldfastRequest.Of(http);
        var body = await request.ReadAsync(HoldfastJson.Default.LoginBody);
        if (!body.IsDone(out var login))
            return Problem.Of(body.Refusal!);
        if (login.Value.Transport is not ("cookie" or "bearer"))
            return Problem.Of(Refusal.Malformed("transport must be cookie or bearer", "transport"));
        var credentials = new Credentials(login.Value.Identifier, login.Value.Password);
        var outcome = await signIn.SignInAsync(new Actor.Anonymous(request.Origin), credentials, request.Network, login.Value.Transport, request.Aborted);
        return outcome.Match(signedIn => Answer(request, cookie, signedIn), Problem.Of);
    }

    static IResult Answer(HoldfastRequest request, SessionCookie cookie, SignedIn signedIn)
    {
        var byCookie = signedIn.Session.Transport == "cookie";
        if (byCookie)
            cookie.Write(request.Http, request.Client, signedIn.Token);
        request.Http.Response.Headers.CacheControl = "no-store";
        var view = new SignedInView(signedIn.Next.Name, AccountView.Of(signedIn.Account), signedIn.Token.CsrfToken, byCookie ? null : signedIn.Token.Secret);
        return Results.Json(view, HoldfastJson.Default.SignedInView);
    }
}
