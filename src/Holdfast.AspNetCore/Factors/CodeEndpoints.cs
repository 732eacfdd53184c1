using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Factors;

/// <summary><c>/api/v1/auth/totp</c> and <c>/backup-code</c>: the second step of a sign-in.</summary>
static class CodeEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/totp", (HttpContext http, FactorSignIn signIn, SessionCookie cookie) => VerifyAsync(http, signIn, cookie, FactorCode.ParseTotp))
            .Takes<CodeBody>()
            .Produces<SignedInView>()
            .Documented("verifyTotp", $"Passes the second factor by an authenticator's code; the session gets a new token, and ends after {FactorProof.MostWrongCodes} wrong codes", 422, 429);
        group.MapPost("/backup-code", (HttpContext http, FactorSignIn signIn, SessionCookie cookie) => VerifyAsync(http, signIn, cookie, FactorCode.ParseBackup))
            .Takes<CodeBody>()
            .Produces<SignedInView>()
            .Documented("verifyBackupCode", $"Passes the second factor by a backup code, which is used up; the session gets a new token, and ends after {FactorProof.MostWrongCodes} wrong codes", 422, 429);
    }

    static async Task<IResult> VerifyAsync(HttpContext http, FactorSignIn signIn, SessionCookie cookie, Func<string?, Outcome<FactorCode>> parse)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var body = await self.Request.ReadAsync(HoldfastJson.Default.CodeBody);
        var code = body.Then(asked => parse(asked.Value.Code));
        if (!code.IsDone(out var shown))
            return Problem.Of(code.Refusal!);
        var outcome = await signIn.VerifyFactorAsync(self.Actor, self.Caller, shown, self.Request.Network, self.Request.Aborted);
        return outcome.Match(signedIn => SignedInAnswer.Of(self.Request, cookie, signedIn), Problem.Of);
    }
}
