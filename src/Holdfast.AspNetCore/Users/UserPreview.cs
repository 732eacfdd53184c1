using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Members;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Mail;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.AspNetCore.Users;

/// <summary><c>POST /api/v1/admin/users/{id}/preview</c>.</summary>
static class UserPreview
{
    public static async Task<IResult> PreviewAsync(HttpContext http, string id, AuthorityGate gate, IAccountReader accounts)
    {
        var request = HoldfastRequest.Of(http);
        var reading = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        if (!reading.IsDone(out var reader))
            return Problem.Of(reading.Refusal!);
        var body = await request.ReadAsync(HoldfastJson.Default.PreviewBody);
        var links = new FreshLinks(reader.ReadAt, http.RequestServices.GetRequiredService<MailOptions>().IsOn);
        var made = body.Then(asked => AccountPath.Parse(id).Then(asked.Value.Command.On)
            .Then(one => CustodyBody.Parse(asked.Value.Custody, links).Select(custody => one with { Custody = custody })));
        if (!made.IsDone(out var command))
            return Problem.Of(made.Refusal!);
        if (await accounts.FindAsync(command.Target, request.Aborted) is not { RemovedAt: null } account)
            return Problem.Of(Refusal.AccountNotFound(command.Target));
        var preview = await gate.PreviewAsync(request.ActorOf(reader), command, request.Aborted);
        var outlook = await OutlookAsync(preview, command, account, accounts, reader.ReadAt, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(PreviewView.Of(preview, RefusedOf(preview), outlook), HoldfastJson.Default.PreviewView);
    }

    /// <summary>The refusal that the command would meet, or null.</summary>
    public static PreviewView.Refused? RefusedOf(Preview preview) => preview.Refusal is { } refusal ? new(refusal.Code.Name, refusal.Sentence) : null;

    /// <summary>What the command would end.</summary>
    public static async Task<PreviewView.Outlook> OutlookAsync(
        Preview preview, AccountCommand command, Account account, IAccountReader accounts, DateTimeOffset now, CancellationToken cancellationToken) => new(
            preview.EndsSessions || command is EndSessions ? (await accounts.SessionsOfAsync(account.Id, cancellationToken)).Count : 0,
            preview.EndsKeys ? (await accounts.KeysOfAsync(account.Id, cancellationToken)).Count(key => key.IsLive(now)) : 0,
            command is RemoveAccount ? account.CredentialCount + (account.PasswordHash is null ? 0 : 1) : 0,
            new(preview.HoldersLeft.Administrator, preview.HoldersLeft.Developer));
}
