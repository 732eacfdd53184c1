using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Passkeys;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Factors;

/// <summary><c>/api/v1/auth/factors/passkeys</c>: registering passkeys of one's own.</summary>
static class PasskeyRegistration
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/factors/passkeys/options", InviteAsync)
            .Produces<PasskeyOptionsView>()
            .Documented("newPasskeyOptions", "Issues a challenge for registering a passkey");
        group.MapPost("/factors/passkeys", RegisterAsync)
            .Takes<NewPasskeyBody>()
            .Produces<SignedInView>()
            .Documented("registerPasskey", "Registers a passkey: it signs in alone, and it is a second factor after the password; the session gets a new token", 422);
    }

    static async Task<IResult> InviteAsync(HttpContext http, PasskeyCeremonies ceremonies)
    {
        var own = await SessionCaller.WhoMayEnrolAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        // The gate asks again; said here, it spares people a passkey that is then refused.
        if (!self.Session.IsReauthenticated(self.Caller.ReadAt))
            return Problem.Of(Refusal.ReauthenticationRequired());
        var options = await ceremonies.InviteAsync(http, self.Caller.Account, self.Session, PasskeyEndpoints.HolderOf(self.Request, self.Session));
        return Reply.Of(new PasskeyOptionsView(options), HoldfastJson.Default.PasskeyOptionsView);
    }

    static async Task<IResult> RegisterAsync(HttpContext http, PasskeyCeremonies ceremonies, PasskeySignIn signIn, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var read = await self.Request.ReadAsync(HoldfastJson.Default.NewPasskeyBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var credential = PasskeyCredential.Parse(body.Value.Credential);
        if (!credential.IsDone(out var answer))
            return Problem.Of(credential.Refusal!);
        var made = await ceremonies.TakeAsync(answer, self.Request.Aborted) is { Ceremony: PasskeyCeremony.Register } challenge && challenge.Session == self.Session.Id
            ? await ceremonies.ReceiveAsync(http, answer, challenge)
            : null;
        if (made is null)
            return Problem.Of(Refusal.InvalidPasskey("this passkey does not answer a challenge of this session, was registered already, or did not verify you; begin again"));
        var outcome = await signIn.RegisterAsync(self.Actor, PasskeyName.Parse(body.Value.Name), made, self.Request.Aborted);
        return outcome.Match(signedIn => SignedInAnswer.Of(self.Request, cookie, signedIn), Problem.Of);
    }
}
