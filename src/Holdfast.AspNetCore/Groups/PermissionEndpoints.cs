using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Groups;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Groups;

/// <summary><c>/api/v1/admin/permissions</c>: what permissions exist, and who holds one and why.</summary>
static class PermissionEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Produces<PermissionsView>().Documented("listPermissions", "Lists the registered models and their permissions");
        group.MapGet("/{codename}/holders", HoldersAsync).Produces<Page<HolderView>>().Documented("listPermissionHolders", "Lists who holds a permission, and why", 422).TakesPage();
    }

    static async Task<IResult> ListAsync(HttpContext http, PermissionCatalog catalog)
    {
        var caller = await HoldfastRequest.Of(http).RequireReaderAsync(HoldfastPermissions.ViewGroup);
        return caller.Match(_ => Results.Json(PermissionsView.Of(catalog), HoldfastJson.Default.PermissionsView), Problem.Of);
    }

    static async Task<IResult> HoldersAsync(HttpContext http, string codename, PermissionCatalog catalog, IGroupReader groups)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireReaderAsync(HoldfastPermissions.ViewGroup);
        // It names accounts, so it takes what listing accounts takes.
        var permission = caller.Then(known => known.MayDo(HoldfastPermissions.ViewAccount) ? catalog.Parse(codename) : Refusal.Forbidden());
        var query = new QueryReader(http);
        var limit = query.Limit();
        var after = query.Cursor<AccountId>(AccountId.TryParse);
        if (!permission.IsDone(out var held) || query.Fault is not null)
            return Problem.Of(permission.Refusal ?? query.Fault!);
        var found = await groups.HoldersAsync(held, after, limit + 1, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, HolderView.Of, holder => holder.Account.ToString()), HoldfastJson.Default.PageHolderView);
    }
}
