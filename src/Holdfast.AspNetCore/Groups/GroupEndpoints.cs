using System.Text.Json;
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
        group.MapGet("", ListAsync).Produces<Page<GroupView>>().WithSummary("Lists groups by name").TakesPage();
        group.MapPost("", CreateAsync).TakesBody<NewGroupBody>().Produces<GroupView>(StatusCodes.Status201Created)
            .WithSummary("Creates a group").TakesIdempotencyKey();
        group.MapGet("/{id}", FindAsync).Produces<GroupView>().WithSummary("Shows a group");
        group.MapPatch("/{id}", ChangeAsync).TakesBody<GroupPatch>(contentType: "application/merge-patch+json").Produces<GroupView>()
            .WithSummary("Changes a group's name, label or permissions, all or none");
        group.MapDelete("/{id}", DeleteAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Deletes a group; its members lose what it gave them");
    }

    static async Task<IResult> ListAsync(HttpContext http, IGroupReader groups)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireAsync(HoldfastPermissions.ViewGroup);
        if (caller.Refusal is { } refusal)
            return Problem.Of(refusal);
        var query = new QueryReader(http, "limit", "cursor");
        var limit = query.Limit();
        var after = query.Cursor();
        if (query.Fault is { } fault)
            return Problem.Of(fault);
        var found = await groups.ListAsync(after, limit + 1, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, GroupView.Of, group => group.Name.Key), HoldfastJson.Default.PageGroupView);
    }

    static async Task<IResult> FindAsync(HttpContext http, string id, IGroupReader groups)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireAsync(HoldfastPermissions.ViewGroup);
        if (caller.Refusal is { } refusal)
            return Problem.Of(refusal);
        var group = GroupId.TryParse(id, out var known) ? await groups.FindAsync(known, request.Aborted) : null;
        return group is null ? Problem.Of(GroupPath.NotFound(id)) : Answer(GroupView.Of(group));
    }

    static async Task<IResult> CreateAsync(HttpContext http, AuthorityGate gate, PermissionCatalog catalog, TimeProvider time)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return Problem.Of(caller.Refusal!);
        var read = await request.ReadAsync(HoldfastJson.Default.NewGroupBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var wanted = body.Value;
        var command = new CreateGroup(GroupId.New(time.GetUtcNow()), GroupName.Parse(wanted.Name), catalog.ParseAll(wanted.Permissions ?? []), wanted.RankLabel);
        var outcome = await request.CreateAsync(gate, who, body.Bytes, command, receipt => Text(GroupView.Of(receipt.Group!)));
        return outcome.Match(receipt => Created(ViewOf(receipt)), Problem.Of);
    }

    static async Task<IResult> ChangeAsync(HttpContext http, string id, AuthorityGate gate, PermissionCatalog catalog)
    {
        var request = HoldfastRequest.Of(http);
        var target = await GroupPath.ParseAsync(request, id, HoldfastPermissions.ChangeGroup);
        if (!target.IsDone(out var group))
            return Problem.Of(target.Refusal!);
        var read = await request.ReadAsync(HoldfastJson.Default.GroupPatch);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var wanted = body.Value;
        var command = new ChangeGroup(group)
        {
            Name = wanted.Name is { } name ? GroupName.Parse(name) : null,
            Permissions = wanted.Permissions is { } permissions ? catalog.ParseAll(permissions) : null,
            RankLabel = body.Has("rank_label") ? (Outcome<int?>)wanted.RankLabel : null,
        };
        var outcome = await request.CarryOutAsync(gate, command);
        return outcome.Match(receipt => Answer(GroupView.Of(receipt.Group!)), Problem.Of);
    }

    static async Task<IResult> DeleteAsync(HttpContext http, string id, AuthorityGate gate)
    {
        var request = HoldfastRequest.Of(http);
        var target = await GroupPath.ParseAsync(request, id, HoldfastPermissions.DeleteGroup);
        if (!target.IsDone(out var group))
            return Problem.Of(target.Refusal!);
        var outcome = await request.CarryOutAsync(gate, new DeleteGroup(group));
        return outcome.Match(_ => Results.NoContent(), Problem.Of);
    }

    static GroupView ViewOf(Receipt receipt) => receipt.Replayed is { } text
        ? JsonSerializer.Deserialize(text, HoldfastJson.Default.GroupView)!
        : GroupView.Of(receipt.Group!);

    static string Text(GroupView view) => JsonSerializer.Serialize(view, HoldfastJson.Default.GroupView);

    static IResult Answer(GroupView view) => Results.Json(view, HoldfastJson.Default.GroupView);

    static IResult Created(GroupView view) => new CreatedAt($"/api/v1/admin/groups/{view.Id}", Results.Json(view, HoldfastJson.Default.GroupView, statusCode: StatusCodes.Status201Created));
}
