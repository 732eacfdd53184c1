using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Members;

/// <summary><c>/v1/members</c>: leaving, removing others, and what is to be kept.</summary>
static class MemberWrites
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapDelete("/me", LeaveAsync)
            .Takes<RemovalBody>(optional: true)
            .Produces<RemovedView>()
            .Documented("leave", "Removes the caller; a reason is ignored", 409);
        group.MapPut("/me/departure-preference", PreferAsync)
            .Takes<PreferenceBody>()
            .Produces<MemberView>()
            .Documented("setDeparturePreference", "Says what is to be kept when the caller leaves or is removed");
        group.MapDelete("/{did}", RemoveAsync)
            .Takes<RemovalBody>(optional: true)
            .Produces<RemovedView>()
            .Documented("removeMember", "Removes another member", 404, 409, 412)
            .TakesIfMatch();
        group.MapPost("/{did}/preview", MemberPreview.PreviewAsync)
            .Takes<RemovalBody>(optional: true)
            .Produces<MemberPreviewView>()
            .Documented("previewRemoval", "Says what a removal would do; changes nothing", 404);
    }

    static async Task<IResult> LeaveAsync(HttpContext http, MemberDids dids)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.RemovalBody, new RemovalBody());
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var self = dids.Of(write.Caller.Account);
        var made = Removal.Of(write.Caller.Account.Id, write.Asked.Disposition, null);
        return made.IsDone(out var command)
            ? await write.ExecuteAsync(command with { BySelf = true, Named = self }, Removed(self, write))
            : Problem.Of(made.Refusal!);
    }

    static async Task<IResult> RemoveAsync(HttpContext http, string did, IAccountReader accounts, MemberDids dids)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.RemovalBody, new RemovalBody());
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var parsed = MemberPath.Parse(did);
        if (!parsed.IsDone(out var named))
            return Problem.Of(parsed.Refusal!);
        var target = await MemberPath.ResolveAsync(dids, named, accounts, write.Request.Aborted);
        var made = Removal.Of(target, write.Asked.Disposition, write.Asked.Reason, write.Asked.Compromised).Then(command => write.Request.IfMatch().Select(seen => command with
        {
            IfMatch = seen,
            Named = named,
            Order = RuleOrder.SelfFirst,
        }));
        return made.IsDone(out var removal) ? await write.ExecuteAsync(removal, Removed(named, write)) : Problem.Of(made.Refusal!);
    }

    static async Task<IResult> PreferAsync(HttpContext http, MemberDids dids)
    {
        var read = await Write.OfAsync(http, MembersJson.Default.PreferenceBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        return Disposition.TryParse(write.Asked.Disposition, out var preference)
            ? await write.ExecuteAsync(
                new SetDeparturePreference(write.Caller.Account.Id, preference),
                Answering.Always(receipt => Reply.Of(MemberView.Of(receipt.Account!, dids), MembersJson.Default.MemberView) with { Version = receipt.Account!.Version }))
            : Problem.Of(Removal.UnknownDisposition);
    }

    static Answering Removed(Did did, Write<RemovalBody> write)
    {
        var custody = CustodyWrites.Of(write);
        return Answering.Always(receipt => Reply.Of(
            new RemovedView(did.Value, receipt.Disposition!.Value.Name, Removed: true) { Ended = custody.EndedBy(receipt, write.Asked.Compromised) },
            MembersJson.Default.RemovedView));
    }
}
