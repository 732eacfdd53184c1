using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Groups;

/// <summary><c>/api/v1/admin/groups</c>: groups and their permissions.</summary>
static class GroupEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Produces<Page<GroupView>>().Documented("listGroups", "Lists groups by name").TakesPage();
        group.MapPost("", CreateAsync).Takes<NewGroupBody>().Produces<GroupView>(StatusCodes.Status201Created)
            .Documented("createGroup", "Creates a group", 409, 422).TakesIdempotencyKey();
        group.MapGet("/{id}", FindAsync).Produces<GroupView>().Documented("getGroup", "Shows a group", 404);
        group.MapPatch("/{id}", ChangeAsync).Takes<GroupPatch>().Produces<GroupView>()
            .Documented("patchGroup", "Changes a group's name, label or permissions, all or none", 404, 409, 422);
        group.MapDelete("/{id}", DeleteAsync).Produces(StatusCodes.Status204NoContent)
            .Documented("deleteGroup", "Deletes a group; its members lose what it gave them", 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, IGroupReader groups)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireReaderAsync(HoldfastPermissions.ViewGroup);
        var query = new QueryReader(http);
        var limit = query.Limit();
        var after = query.Cursor();
        if ((caller.Refusal ?? query.Fault) is { } refusal)
            return Problem.Of(refusal);
        var found = await groups.ListAsync(after, limit + 1, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, GroupView.Of, group => group.Name.Key), HoldfastJson.Default.PageGroupView);
    }

    static async Task<IResult> FindAsync(HttpContext http, string id, IGroupReader groups)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireReaderAsync(HoldfastPermissions.ViewGroup);
        var target = caller.Then(_ => GroupPath.Parse(id));
        if (!target.IsDone(out var known))
            return Problem.Of(target.Refusal!);
        var group = await groups.FindAsync(known, request.Aborted);
        return group is null ? Problem.Of(Refusal.NotFound($"group not found: {known}")) : Results.Json(GroupView.Of(group), HoldfastJson.Default.GroupView);
    }

    static async Task<IResult> CreateAsync(HttpContext http, PermissionCatalog catalog, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.NewGroupBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var asked = write.Asked;
        var command = new CreateGroup(GroupId.New(time.GetUtcNow()), GroupName.Parse(asked.Name), catalog.ParseAll(asked.Permissions ?? []), asked.RankLabel);
        return await write.ExecuteAsync(command, Answering.Always(receipt =>
            Reply.Of(GroupView.Of(receipt.Group!), HoldfastJson.Default.GroupView, StatusCodes.Status201Created) with { Location = $"/api/v1/admin/groups/{receipt.Group!.Id}" }));
    }

    static async Task<IResult> ChangeAsync(HttpContext http, string id, PermissionCatalog catalog)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.GroupPatch);
        var target = read.Then(_ => GroupPath.Parse(id));
        if (!read.IsDone(out var write) || !target.IsDone(out var group))
            return Problem.Of(target.Refusal!);
        var asked = write.Asked;
        var command = new ChangeGroup(group)
        {
            Name = asked.Name is { } name ? GroupName.Parse(name) : null,
            Permissions = asked.Permissions is { } permissions ? catalog.ParseAll(permissions) : null,
            RankLabel = write.Body.Has("rank_label") ? (Outcome<int?>)asked.RankLabel : null,
        };
        var custody = CustodyWrites.Of(write);
        var decided = custody.Decide(command, asked.Custody);
        return decided.IsDone(out var change)
            ? await write.ExecuteAsync(change, new(receipt => Changed(receipt, custody.LinkOf), receipt => Changed(receipt, CustodyWrites.ShownAlready)))
            : Problem.Of(decided.Refusal!);
    }

    static Reply Changed(Receipt receipt, Func<AccountId, string?> link)
    {
        var view = GroupView.Of(receipt.Group!);
        return Reply.Of(
            receipt.Voided.Count == 0 ? view : view with { Voided = [.. receipt.Voided.Select(one => AffectedAccount.Of(one, receipt, link))] },
            HoldfastJson.Default.GroupView);
    }

    static async Task<IResult> DeleteAsync(HttpContext http, string id)
    {
        var read = await Write.OfAsync(http);
        var target = read.Then(_ => GroupPath.Parse(id));
        return read.IsDone(out var write) && target.IsDone(out var group)
            ? await write.ExecuteAsync(new DeleteGroup(group), Answering.NoContent)
            : Problem.Of(target.Refusal!);
    }
}
