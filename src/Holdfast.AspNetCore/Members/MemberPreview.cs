using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Http;

namespace Holdfast.AspNetCore.Members;

/// <summary><c>POST /v1/members/{did}/preview</c>.</summary>
static class MemberPreview
{
    public static async Task<IResult> PreviewAsync(HttpContext http, string did, AuthorityGate gate, IAccountReader accounts, MemberDids dids)
    {
        var request = HoldfastRequest.Of(http);
        var reading = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        if (!reading.IsDone(out var reader))
            return Problem.Of(reading.Refusal!);
        var body = await request.ReadOptionalAsync(HoldfastJson.Default.RemovalBody, new RemovalBody());
        var parsed = body.Then(asked => MemberPath.Parse(did).Select(named => (Asked: asked.Value, Named: named)));
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        if (await dids.FindAsync(wanted.Named, accounts, request.Aborted) is not { RemovedAt: null } account)
            return Problem.Of(Refusal.MemberNotFound(wanted.Named.Value));
        var made = Removal.Of(account.Id, wanted.Asked.Disposition, wanted.Asked.Reason);
        if (!made.IsDone(out var command))
            return Problem.Of(made.Refusal!);
        command = command with { Named = wanted.Named, Order = RuleOrder.SelfFirst };
        var preview = await gate.PreviewAsync(request.ActorOf(reader), command, request.Aborted);
        var outlook = await UserPreview.OutlookAsync(preview, command, account, accounts, reader.ReadAt, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        var view = new MemberPreviewView(wanted.Named.Value, preview.Refusal is null, UserPreview.RefusedOf(preview), MemberPreviewView.Ending.Of(outlook), PolicyOpinion.Of(preview.Ruling));
        return Results.Json(view, MembersJson.Default.MemberPreviewView);
    }
}
