using Holdfast.Accounts;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Operations;

/// <summary><c>GET /api/v1/admin/authority</c>: what the guard counts.</summary>
static class AuthorityEndpoint
{
    const int MostHolders = 100;

    public static void Map(RouteGroupBuilder admin) => admin.MapGet("/authority", ShowAsync)
        .Produces<AuthorityView>()
        .Documented("getAuthority", "Shows the lasting holders of each protected role and how many losses it is away from none");

    static async Task<IResult> ShowAsync(HttpContext http, IAccountReader accounts, InstanceFactors factors)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        if (!caller.IsDone(out var reader))
            return Problem.Of(caller.Refusal!);
        var support = factors.Now;
        var counts = await accounts.HoldersAsync(support, request.Aborted);
        var roles = new List<ProtectedRoleView>();
        foreach (var (role, count) in new[] { (Role.Administrator, counts.Administrator), (Role.Developer, counts.Developer) })
            roles.Add(new(role.Name, count, count, Math.Max(0, count - 1), await HoldersAsync(accounts, role, account => account.InDoubtSince is null && reader.Settings.LetsIn(account, support), request.Aborted)));
        return Results.Json(new AuthorityView(roles), HoldfastJson.Default.AuthorityView);
    }

    static async Task<IReadOnlyList<LastingHolderView>> HoldersAsync(IAccountReader accounts, Role role, Func<Account, bool> signsIn, CancellationToken cancellationToken)
    {
        var holders = new List<LastingHolderView>();
        var query = new AccountQuery { AtLeast = role, IsActive = true, Limit = 200 };
        do
        {
            var page = await accounts.ListAsync(query, cancellationToken);
            holders.AddRange(page.Items.Where(account => account.IsLasting && signsIn(account)).Select(account => new LastingHolderView(account.Id.Value, account.Username?.Value, account.Role.Name)));
            query = query with { After = page.Next };
        }
        while (query.After is not null && holders.Count < MostHolders);
        return [.. holders.Take(MostHolders)];
    }
}
