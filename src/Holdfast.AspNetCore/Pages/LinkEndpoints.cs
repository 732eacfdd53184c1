using Holdfast.Accounts;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users.Invitations;
using Holdfast.Factors;
using Holdfast.Invitations;
using Holdfast.Recovery;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Pages;

/// <summary>
/// <c>POST /api/v1/auth/setup</c>, <c>/forgot</c>, <c>/accept-invitation</c> and <c>/recover</c>: what the forms do, as JSON. The token
/// is the proof; nobody is signed in by it.
/// </summary>
static class LinkEndpoints
{
    public static void Map(RouteGroupBuilder auth)
    {
        auth.MapPost("/setup", SetUpAsync).Takes<SetupBody>().Produces<AccountView>(StatusCodes.Status201Created)
            .Documented("setUp", "Creates the first owner with the token of a setup link", 409, 422, 429).OpenToAll();
        auth.MapPost("/forgot", ForgetAsync).Takes<ForgotBody>().Produces<ForgotView>(StatusCodes.Status202Accepted)
            .Documented("forgot", "Asks for a mailed link to set a new password; the answer and its cost are the same for every name", 429).OpenToAll();
        auth.MapPost("/accept-invitation", AcceptAsync).Takes<AcceptInvitationBody>().Produces<AccountView>(StatusCodes.Status201Created)
            .Documented("acceptInvitation", "Creates the account that an invitation promised, with the token of its link", 409, 422, 429).OpenToAll();
        auth.MapPost("/recover", RecoverAsync).Takes<RecoverBody>().Produces(StatusCodes.Status204NoContent)
            .Documented("recover", "Sets a password with the token of a recovery link or an invitation", 422, 429).OpenToAll();
    }

    static async Task<IResult> SetUpAsync(HttpContext http, OneTimeLinks links)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.SetupBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var sent = body.Value;
        var outcome = await LinkUse.CreateOwnerAsync(request, links, sent.Token, new NewOwner(sent.Username, sent.Password, sent.Email));
        return outcome.Match(receipt => Created(receipt.Account!), Problem.Of);
    }

    static IResult Created(Account owner) =>
        Reply.Of(AccountView.Of(owner), HoldfastJson.Default.AccountView, StatusCodes.Status201Created) with { Location = $"/api/v1/admin/users/{owner.Id}" };

    static async Task<IResult> ForgetAsync(HttpContext http, RecoveryByMail recovery)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.ForgotBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var outcome = await LinkUse.AskAsync(request, recovery, body.Value.Identifier);
        return outcome.Match(_ => Results.Json(ForgotView.Accepted, HoldfastJson.Default.ForgotView, statusCode: StatusCodes.Status202Accepted), Problem.Of);
    }

    static async Task<IResult> AcceptAsync(HttpContext http, OneTimeLinks links)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.AcceptInvitationBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var sent = body.Value;
        var outcome = await LinkUse.AcceptInvitationAsync(request, links, sent.Token, new Newcomer(sent.Username, sent.Password));
        return outcome.Match(receipt => Created(receipt.Account!), Problem.Of);
    }

    static async Task<IResult> RecoverAsync(HttpContext http, OneTimeLinks links)
    {
        var request = HoldfastRequest.Of(http);
        var read = await request.ReadAsync(HoldfastJson.Default.RecoverBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var sent = body.Value;
        if (sent.KeepKeys != sent.Code is not null)
            return Problem.Of(Refusal.Malformed("send keep_keys and a code of the second factor together, or neither", "code"));
        var code = sent.Code is { } text ? FactorCode.Parse(text).Select(parsed => (FactorCode?)parsed) : (FactorCode?)null;
        if (!code.IsDone(out var keepKeys))
            return Problem.Of(code.Refusal!);
        var outcome = await LinkUse.SetPasswordAsync(request, links, sent.Token, sent.Password, keepKeys);
        return outcome.Match(_ => Results.NoContent(), Problem.Of);
    }
}
