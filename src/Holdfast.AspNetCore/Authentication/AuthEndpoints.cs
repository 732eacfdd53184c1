using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Factors;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>/api/v1/auth</c>: signing in, confirming the password, changing it.</summary>
static class AuthEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/login", LoginAsync)
            .Takes<LoginBody>()
            .Produces<SignedInView>()
            .Documented("login", "Signs in by password", 429)
            .OpenToAll();
        group.MapPost("/password", ChangePasswordAsync)
            .Takes<PasswordBody>()
            .Produces<SignedInView>()
            .Documented("changeOwnPassword", "Changes the own password; every other session ends and this one gets a new token", 422, 429);
        group.MapPost("/reauthenticate", ReauthenticateAsync)
            .Takes<ReauthenticateBody>()
            .Produces<SignedInView>()
            .Documented("reauthenticate", "Confirms the password, and a code of the second factor where there is one: opens sensitive commands for 10 minutes and gives the session a new token", 422, 429);
        CodeEndpoints.Map(group);
        FactorEndpoints.Map(group);
        PasskeyEndpoints.Map(group);
        EmailEndpoints.Map(group);
        SelfEndpoints.Map(group);
        OwnSessionEndpoints.Map(group);
        VerifyEndpoint.Map(group);
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
        return outcome.Match(signedIn => SignedInAnswer.Of(request, cookie, signedIn), Problem.Of);
    }

    static async Task<IResult> ChangePasswordAsync(HttpContext http, PasswordSignIn signIn, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var body = await self.Request.ReadAsync(HoldfastJson.Default.PasswordBody);
        if (!body.IsDone(out var asked))
            return Problem.Of(body.Refusal!);
        var change = new PasswordChange(asked.Value.CurrentPassword, asked.Value.NewPassword);
        var outcome = await signIn.ChangePasswordAsync(self.Actor, self.Caller, change, self.Request.Network, self.Request.Aborted);
        return outcome.Match(signedIn => SignedInAnswer.Of(self.Request, cookie, signedIn), Problem.Of);
    }

    static async Task<IResult> ReauthenticateAsync(HttpContext http, FactorSignIn signIn, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        if (self.Caller.Next is not (NextStep.Done or NextStep.EnrolFactor))
            return Problem.Of(Refusal.SignInIncomplete(self.Caller.Next.Name));
        var body = await self.Request.ReadAsync(HoldfastJson.Default.ReauthenticateBody);
        var shown = body.Then(asked => asked.Value.Code is null
            ? new Reauthentication(asked.Value.Password, null)
            : FactorCode.Parse(asked.Value.Code).Select(code => new Reauthentication(asked.Value.Password, code)));
        if (!shown.IsDone(out var confirmation))
            return Problem.Of(shown.Refusal!);
        var outcome = await signIn.ReauthenticateAsync(self.Actor, self.Caller, confirmation, self.Request.Network, self.Request.Aborted);
        return outcome.Match(signedIn => SignedInAnswer.Of(self.Request, cookie, signedIn), Problem.Of);
    }
}
