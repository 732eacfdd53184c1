using Holdfast.Accounts;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
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
        admin.MapPut("/groups/{id}/members/{user_id}", AddAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Puts an account into a group");
        admin.MapDelete("/groups/{id}/members/{user_id}", RemoveAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Takes an account out of a group");
        admin.MapPut("/users/{id}/permissions/{codename}", GrantAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Grants a permission directly");
        admin.MapDelete("/users/{id}/permissions/{codename}", RevokeAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Revokes a direct grant");
    }

    static Task<IResult> AddAsync(HttpContext http, string id, [FromRoute(Name = "user_id")] string userId, AuthorityGate gate) => ChangeAsync(http, gate, id, userId, member: true);

    static Task<IResult> RemoveAsync(HttpContext http, string id, [FromRoute(Name = "user_id")] string userId, AuthorityGate gate) => ChangeAsync(http, gate, id, userId, member: false);

    static Task<IResult> GrantAsync(HttpContext http, string id, string codename, AuthorityGate gate, PermissionCatalog catalog) =>
        ChangeGrantAsync(http, gate, id, catalog.Parse(codename), granted: true);

    static Task<IResult> RevokeAsync(HttpContext http, string id, string codename, AuthorityGate gate, PermissionCatalog catalog) =>
        ChangeGrantAsync(http, gate, id, catalog.Parse(codename), granted: false);

    static async Task<IResult> ChangeAsync(HttpContext http, AuthorityGate gate, string groupId, string userId, bool member)
    {
        var request = HoldfastRequest.Of(http);
        var group = await GroupPath.ParseAsync(request, groupId, HoldfastPermissions.ChangeGroup);
        if (!group.IsDone(out var target))
            return Problem.Of(group.Refusal!);
        var account = await AccountOfAsync(request, userId);
        return account.IsDone(out var user)
            ? Answer(await request.CarryOutAsync(gate, new ChangeMembership(user, target, member)))
            : Problem.Of(account.Refusal!);
    }

    static async Task<IResult> ChangeGrantAsync(HttpContext http, AuthorityGate gate, string userId, Outcome<Permission> permission, bool granted)
    {
        var request = HoldfastRequest.Of(http);
        var account = await AccountOfAsync(request, userId);
        return account.IsDone(out var user)
            ? Answer(await request.CarryOutAsync(gate, new ChangeGrant(user, permission, granted)))
            : Problem.Of(account.Refusal!);
    }

    static async ValueTask<Outcome<AccountId>> AccountOfAsync(HoldfastRequest request, string id)
    {
        if (AccountId.TryParse(id, out var account))
            return account;
        var caller = await request.RequireAsync(HoldfastPermissions.ChangeGroup);
        return caller.Then<AccountId>(_ => Refusal.AccountNotFound(PathText.Printable(id)));
    }

    static IResult Answer(Outcome<Receipt> outcome) => outcome.Match(_ => Results.NoContent(), Problem.Of);
}
