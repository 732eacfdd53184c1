using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Members;

/// <summary><c>/v1/members</c>: members by their identifiers. Reading them.</summary>
static class MemberEndpoints
{
    const string Path = "/v1/members";

    public static void Map(IEndpointRouteBuilder root)
    {
        var group = root.MapGroup(Path).WithMetadata(new SurfaceMetadata(Surface.Members)).WithTags("Members");
        group.MapGet("", ListAsync)
            .Produces<Page<MemberView>>()
            .Documented("listMembers", "Lists members, in the order in which their accounts were created")
            .TakesQuery("limit", $"How many at most, 1–{Paging.Largest}; {Paging.Usual} by default.")
            .TakesQuery("cursor", "The nextCursor of the page before.")
            .TakesQuery("removed", "true lists those who were removed and left a row.");
        group.MapGet("/{did}", GetAsync)
            .Produces<MemberView>()
            .Documented("getMember", "Shows a member; members may always look at themselves", 404);
        MemberWrites.Map(group);
    }

    static async Task<IResult> ListAsync(HttpContext http, IAccountReader accounts, MemberDids dids)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        var query = new QueryReader(http);
        var limit = query.Limit();
        var after = query.Cursor<AccountId>(AccountId.TryParse);
        var removed = query.Value<bool>("removed", bool.TryParse, "true or false") ?? false;
        if ((reader.Refusal ?? query.Fault) is { } refusal)
            return Problem.Of(refusal);
        var found = removed
            ? await accounts.ListRemovedAsync(after, limit + 1, request.Aborted)
            : (await accounts.ListAsync(new AccountQuery { After = after is { } id ? new("", id) : null, Limit = limit + 1 }, request.Aborted)).Items;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(Paging.Cut(found, limit, account => MemberView.Of(account, dids), account => account.Id.ToString()), MembersJson.Default.PageMemberView);
    }

    static async Task<IResult> GetAsync(HttpContext http, string did, IAccountReader accounts, MemberDids dids)
    {
        var request = HoldfastRequest.Of(http);
        var known = await request.RequireCallerAsync();
        if (!known.IsDone(out var caller))
            return Problem.Of(known.Refusal!);
        var parsed = MemberPath.Parse(did);
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        if (wanted != dids.Of(caller.Account) && !caller.MayDo(HoldfastPermissions.ViewAccount))
            return Problem.Of(Refusal.Forbidden());
        return await dids.FindAsync(wanted, accounts, request.Aborted) is { RemovedAt: null } account
            ? Reply.Of(MemberView.Of(account, dids), MembersJson.Default.MemberView) with { Version = account.Version }
            : Problem.Of(Refusal.MemberNotFound(wanted.Value));
    }
}
