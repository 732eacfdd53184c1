using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Factors;

/// <summary>
/// <c>/api/v1/auth/passkey</c>: signing in with a passkey alone, passing the second factor with it, and confirming with it that it is the
/// same person.
/// </summary>
static class PasskeyEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/passkey/options", AskAsync)
            .Produces<PasskeyOptionsView>()
            .Documented("passkeyOptions", "Issues a challenge: without a session, for signing in with a passkey alone; with one, for its second factor or its window for sensitive commands")
            .OpenToAll();
        group.MapPost("/passkey", AnswerAsync)
            .Takes<PasskeyBody>()
            .Produces<SignedInView>()
            .Documented("passkey", "Answers a challenge with a passkey: begins a session with both factors passed, or passes the second factor of the session, or opens sensitive commands for 10 minutes")
            .OpenToAll();
        PasskeyRegistration.Map(group);
    }

    /// <summary>Whose waiting challenges are bounded together: a session's, or those of a network of strangers.</summary>
    public static byte[] HolderOf(HoldfastRequest request, Session? session) =>
        request.Network.HashFor(session is null ? "passkey challenges" : $"passkey challenges of {session.Id}");

    static async Task<IResult> AskAsync(HttpContext http, PasskeyCeremonies ceremonies)
    {
        var request = HoldfastRequest.Of(http);
        var identified = await request.IdentifyAsync();
        if (identified.Refusal is { } refusal && refusal.Code != RefusalCode.Unauthenticated)
            return Problem.Of(refusal);
        var caller = identified.IsDone(out var known) ? known.Caller : null;
        if (caller?.Key is not null)
            return Problem.Of(Refusal.Forbidden());
        var options = await ceremonies.AskAsync(http, caller?.Session, HolderOf(request, caller?.Session));
        return Reply.Of(new PasskeyOptionsView(options), HoldfastJson.Default.PasskeyOptionsView);
    }

    static async Task<IResult> AnswerAsync(HttpContext http, PasskeyCeremonies ceremonies, PasskeySignIn signIn, SessionCookie cookie)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.PasskeyBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        if (body.Value.Transport is not ("cookie" or "bearer"))
            return Problem.Of(Refusal.Malformed("transport must be cookie or bearer", "transport"));
        var credential = PasskeyCredential.Parse(body.Value.Credential);
        if (!credential.IsDone(out var answer))
            return Problem.Of(credential.Refusal!);
        var challenge = await ceremonies.TakeAsync(answer, request.Aborted);
        var outcome = challenge?.Ceremony == PasskeyCeremony.Confirm
            ? await ConfirmAsync(http, ceremonies, signIn, answer, challenge)
            : await BeginAsync(request, ceremonies, signIn, (answer, challenge, body.Value.Transport));
        return outcome.Match(signedIn => SignedInAnswer.Of(request, cookie, signedIn), Problem.Of);
    }

    static async Task<Outcome<SignedIn>> BeginAsync(
        HoldfastRequest request, PasskeyCeremonies ceremonies, PasskeySignIn signIn, (PasskeyCredential Answer, PasskeyChallenge? Challenge, string Transport) sent)
    {
        var actor = new Actor.Anonymous(request.Origin);
        var shown = sent.Challenge is { Ceremony: PasskeyCeremony.SignIn } challenge ? await ceremonies.CheckAsync(request.Http, sent.Answer, challenge) : null;
        return shown is null
            ? await signIn.RefuseAsync(actor, null, request.Aborted)
            : await signIn.SignInAsync(actor, shown, request.Network, sent.Transport, request.Aborted);
    }

    static async Task<Outcome<SignedIn>> ConfirmAsync(
        HttpContext http, PasskeyCeremonies ceremonies, PasskeySignIn signIn, PasskeyCredential answer, PasskeyChallenge challenge)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return own.Refusal!;
        var shown = challenge.Session == self.Session.Id ? await ceremonies.CheckAsync(http, answer, challenge) : null;
        return shown is null
            ? await signIn.RefuseAsync(self.Actor, self.Caller.Account, self.Request.Aborted)
            : await signIn.ConfirmAsync(self.Actor, self.Caller, shown, self.Request.Network, self.Request.Aborted);
    }
}
