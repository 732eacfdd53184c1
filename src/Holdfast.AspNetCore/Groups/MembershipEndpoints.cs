using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Groups;

/// <summary>Who is in which group, and direct grants. Repeating a call changes nothing and is answered alike.</summary>
static class MembershipEndpoints
{
    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPut("/groups/{id}/members/{user_id}", AddAsync).Takes<MembershipBody>(optional: true).Produces(StatusCodes.Status204NoContent)
            .Documented("addGroupMember", "Puts an account into a group", 404, 409);
        admin.MapDelete("/groups/{id}/members/{user_id}", RemoveAsync).Produces(StatusCodes.Status204NoContent)
            .Documented("removeGroupMember", "Takes an account out of a group", 404);
        admin.MapPut("/users/{id}/permissions/{codename}", GrantAsync).Takes<MembershipBody>(optional: true).Produces(StatusCodes.Status204NoContent)
            .Documented("grantPermission", "Grants a permission directly", 404, 409, 422);
        admin.MapDelete("/users/{id}/permissions/{codename}", RevokeAsync).Produces(StatusCodes.Status204NoContent)
            .Documented("revokePermission", "Revokes a direct grant", 404, 422);
    }

    static Task<IResult> AddAsync(HttpContext http, string id, [FromRoute(Name = "user_id")] string userId) => ChangeMemberAsync(http, id, userId, member: true);

    static Task<IResult> RemoveAsync(HttpContext http, string id, [FromRoute(Name = "user_id")] string userId) => ChangeMemberAsync(http, id, userId, member: false);

    static Task<IResult> GrantAsync(HttpContext http, string id, string codename, PermissionCatalog catalog) => ChangeGrantAsync(http, id, catalog.Parse(codename), granted: true);

    static Task<IResult> RevokeAsync(HttpContext http, string id, string codename, PermissionCatalog catalog) => ChangeGrantAsync(http, id, catalog.Parse(codename), granted: false);

    static async Task<IResult> ChangeMemberAsync(HttpContext http, string groupId, string userId, bool member)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.MembershipBody, new MembershipBody());
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var custody = CustodyWrites.Of(write);
        var command = GroupPath.Parse(groupId)
            .Then(group => AccountPath.Parse(userId).Select(user => new ChangeMembership(user, group, member)))
            .Then(one => custody.Decide(one, write.Asked.Custody));
        return command.IsDone(out var change) ? await write.ExecuteAsync(change, member ? custody.EndedByGain() : custody.Ended()) : Problem.Of(command.Refusal!);
    }

    static async Task<IResult> ChangeGrantAsync(HttpContext http, string userId, Outcome<Permission> permission, bool granted)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.MembershipBody, new MembershipBody());
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var custody = CustodyWrites.Of(write);
        return await AccountPath.ExecuteAsync(
            write,
            userId,
            (_, user) => custody.Decide(new ChangeGrant(user, permission, granted), write.Asked.Custody).Select(command => (AccountCommand)command),
            _ => granted ? custody.EndedByGain() : custody.Ended());
    }
}
