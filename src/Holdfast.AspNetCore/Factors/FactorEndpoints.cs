using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Factors;

/// <summary><c>/api/v1/auth/factors</c>: the own second factors.</summary>
static class FactorEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/factors", ListAsync)
            .Produces<FactorsView>()
            .Documented("listOwnFactors", "Lists the own second factors and counts the backup codes that are left");
        group.MapPost("/factors/totp", BeginAsync)
            .Produces<BegunTotpView>()
            .Documented("beginTotp", "Begins to enrol an authenticator; its secret waits 15 minutes for the first code, and beginning again replaces it", 422);
        group.MapPost("/factors/totp/confirm", ConfirmAsync)
            .Takes<CodeBody>()
            .Produces<EnrolledTotpView>()
            .Documented("confirmTotp", "Confirms the authenticator by its first code; the answer shows the backup codes once, and the session gets a new token", 422);
        group.MapPost("/factors/backup-codes", ReplaceBackupCodesAsync)
            .Produces<BackupCodesView>()
            .Documented("replaceBackupCodes", "Issues ten fresh backup codes; earlier ones are dead", 422);
        group.MapDelete("/factors/{id}", RemoveAsync)
            .Produces(StatusCodes.Status204NoContent)
            .Documented("removeOwnFactor", "Removes an own second factor; other sessions that passed it end", 404, 409);
    }

    static async Task<IResult> ListAsync(HttpContext http, IFactorReader factors, IPasskeyStore passkeys)
    {
        var own = await SessionCaller.WhoMayEnrolAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var account = self.Caller.Account;
        var items = await FactorList.OfAsync(account, factors, passkeys, self.Request.Aborted);
        var left = await factors.BackupCodesLeftAsync(account.Id, self.Request.Aborted);
        return Reply.Of(new FactorsView(items, left, self.Caller.Settings[account.Role].Name), HoldfastJson.Default.FactorsView);
    }

    static async Task<IResult> BeginAsync(HttpContext http, TotpEnrolment enrolment)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var outcome = await enrolment.BeginAsync(self.Actor, self.Caller.Account, self.Request.Aborted);
        return outcome.Match<IResult>(
            begun => Reply.Of(
                new BegunTotpView(begun.Id.Value, begun.Secret, begun.Uri, QrCode.Svg(begun.Uri), (int)StoredTotp.EnrolmentTime.TotalSeconds),
                HoldfastJson.Default.BegunTotpView),
            Problem.Of);
    }

    static async Task<IResult> ConfirmAsync(HttpContext http, TotpEnrolment enrolment, SessionCookie cookie)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var body = await self.Request.ReadAsync(HoldfastJson.Default.CodeBody);
        var code = body.Then<TotpCode>(asked => TotpCode.TryParse(asked.Value.Code, out var parsed)
            ? parsed
            : Refusal.InvalidCode("code must be the six digits that the authenticator shows"));
        if (!code.IsDone(out var digits))
            return Problem.Of(code.Refusal!);
        var outcome = await enrolment.ConfirmAsync(self.Actor, self.Caller.Account, digits, self.Request.Aborted);
        return outcome.Match<IResult>(
            done =>
            {
                // Enrolling passes the factor, so the account is shown.
                var view = SignedInAnswer.Give(self.Request, cookie, done.SignedIn);
                var shown = new EnrolledTotpView(view.Next, view.Account!, view.CsrfToken, view.Token, Reveal(done.BackupCodes));
                return Reply.Of(shown, HoldfastJson.Default.EnrolledTotpView);
            },
            Problem.Of);
    }

    static async Task<IResult> ReplaceBackupCodesAsync(HttpContext http, TotpEnrolment enrolment)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var outcome = await enrolment.ReplaceBackupCodesAsync(self.Actor, self.Caller.Account, self.Request.Aborted);
        return outcome.Match<IResult>(codes => Reply.Of(new BackupCodesView(Reveal(codes)), HoldfastJson.Default.BackupCodesView), Problem.Of);
    }

    static async Task<IResult> RemoveAsync(HttpContext http, string id, AuthorityGate gate, IPasskeyStore passkeys)
    {
        var own = await SessionCaller.OfAsync(http, whileSigningIn: true);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        if (!FactorId.TryParse(id, out var factor))
            return Problem.Of(Refusal.Malformed("the id in the path must be a UUID in hyphenated form", "id"));
        var account = self.Caller.Account.Id;
        var isPasskey = (await passkeys.OfAsync(account, self.Request.Aborted)).Any(passkey => passkey.Id == factor);
        RemoveFactor command = isPasskey ? new RemovePasskey(account, factor) : new RemoveTotp(account, factor);
        var outcome = await gate.ExecuteAsync(self.Actor, command, self.Request.Aborted);
        return outcome.Match<IResult>(_ => Reply.NoContent, Problem.Of);
    }

    static string[] Reveal(IReadOnlyList<BackupCode> codes) => [.. codes.Select(code => code.Reveal())];
}
