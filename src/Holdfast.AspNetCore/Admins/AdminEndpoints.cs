using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.AspNetCore.Users;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Admins;

/// <summary><c>/api/v1/admin/admins</c>: the accounts of staff and above. Reading them.</summary>
static class AdminEndpoints
{
    /// <summary>The lowest role of this surface; accounts below it are not found here.</summary>
    public const Role Lowest = Role.Staff;

    const string Path = "/api/v1/admin/admins";
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder root)
    {
        var group = root.MapGroup(Path).WithMetadata(new SurfaceMetadata(Surface.Admins)).WithTags("Panel accounts");
        group.MapGet("", ListAsync)
            .Produces<IReadOnlyList<AdminView>>()
            .Documented("listAdmins", "Lists the panel accounts, oldest first, at most 1,000; Link rel=\"next\" leads on")
            .TakesQuery("limit", $"How many at most, 1–{Most}; {Most} by default.")
            .TakesQuery("cursor", "From the Link of the page before.");
        group.MapGet("/{id}", GetAsync)
            .Produces<AdminView>()
            .Documented("getAdmin", "Shows a panel account", 404);
        AdminWrites.Map(group);
    }

    /// <summary>Where an account of this surface is.</summary>
    public static string LocationOf(AccountId id) => $"{Path}/{id}";

    static async Task<IResult> ListAsync(HttpContext http, IAccountReader accounts)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        var parsed = reader.Then(_ => AccountListQuery.ParsePlace(http.Request.Query, Most, Most));
        if (!parsed.IsDone(out var place))
            return Problem.Of(parsed.Refusal!);
        var page = await accounts.ListAsync(place with { AtLeast = Lowest }, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        if (page.Next is { } next)
            http.Response.Headers.Link = $"<{http.Request.PathBase}{Path}?limit={place.Limit}&cursor={AccountListCursor.Write(next, place)}>; rel=\"next\"";
        return Results.Json<IReadOnlyList<AdminView>>([.. page.Items.Select(AdminView.Of)], HoldfastJson.Default.IReadOnlyListAdminView);
    }

    static async Task<IResult> GetAsync(HttpContext http, string id, IAccountReader accounts)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        var parsed = reader.Then(_ => AccountPath.Parse(id));
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        return await accounts.FindAsync(wanted, request.Aborted) is { RemovedAt: null, Role: >= Lowest } account
            ? Answer(account)
            : Problem.Of(Refusal.AccountNotFound(wanted));
    }

    /// <summary>An account of this surface as an answer.</summary>
    public static Reply Answer(Account account) => Reply.Of(AdminView.Of(account), HoldfastJson.Default.AdminView) with { Version = account.Version };
}
