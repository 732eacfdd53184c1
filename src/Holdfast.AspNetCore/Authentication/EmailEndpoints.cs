using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Authentication;

/// <summary><c>/api/v1/auth/email</c>: confirming the own address by a code that is mailed there and entered signed in.</summary>
static class EmailEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/email/code", AskAsync)
            .Produces(StatusCodes.Status202Accepted)
            .Documented("askEmailCode", "Mails a code to the own address; forgotten passwords go to confirmed addresses alone", 422, 429);
        group.MapPost("/email/confirm", ConfirmAsync)
            .Takes<EmailCodeBody>()
            .Produces(StatusCodes.Status204NoContent)
            .Documented("confirmEmail", "Confirms the own address by the code that was mailed there", 422, 429);
    }

    static async Task<IResult> AskAsync(HttpContext http, EmailConfirmations confirmations, IAccountReader accounts)
    {
        var own = await SessionCaller.OfAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var account = await accounts.FindAsync(self.Caller.Account.Id, self.Request.Aborted) ?? self.Caller.Account;
        var outcome = await confirmations.AskAsync(self.Actor, account, self.Request.Aborted);
        return outcome.Match<IResult>(_ => Results.StatusCode(StatusCodes.Status202Accepted), Problem.Of);
    }

    static async Task<IResult> ConfirmAsync(HttpContext http, EmailConfirmations confirmations)
    {
        var own = await SessionCaller.OfAsync(http);
        if (!own.IsDone(out var self))
            return Problem.Of(own.Refusal!);
        var body = await self.Request.ReadAsync(HoldfastJson.Default.EmailCodeBody);
        if (!body.IsDone(out var asked))
            return Problem.Of(body.Refusal!);
        var outcome = await confirmations.ConfirmAsync(self.Actor, self.Caller.Account, asked.Value.Code, self.Request.Aborted);
        return outcome.Match<IResult>(_ => Reply.NoContent, Problem.Of);
    }
}

/// <summary>The body of <c>POST /api/v1/auth/email/confirm</c>. Its text form says nothing of the code.</summary>
public sealed class EmailCodeBody
{
    /// <summary>The eight digits of the mail; spaces do not count.</summary>
    public required string Code { get; init; }
}
