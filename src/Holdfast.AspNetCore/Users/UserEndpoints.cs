using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Custody;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passkeys;
using Holdfast.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.Users;

/// <summary><c>/api/v1/admin/users</c>: all accounts. Reading them.</summary>
static class UserEndpoints
{
    const string Path = "/api/v1/admin/users";
    const int UsualLimit = 50;
    const int MostOnAPage = 200;

    public static void Map(IEndpointRouteBuilder root)
    {
        var group = root.MapGroup(Path).WithTags("Accounts");
        group.MapGet("", ListAsync)
            .Produces<UserPage>()
            .Documented("listUsers", "Lists accounts")
            .TakesQuery("limit", $"How many at most, 1–{MostOnAPage}; {UsualLimit} by default.")
            .TakesQuery("cursor", "The next_cursor of the page before.")
            .TakesQuery("q", "Part of a username, email address or DID.")
            .TakesQuery("role", "Only this role.")
            .TakesQuery("active", "true or false.")
            .TakesQuery("sort", "created_at (the default), username or last_login_at; a leading - turns it around.");
        group.MapGet("/{id}", GetAsync)
            .Produces<UserDetail>()
            .Documented("getUser", "Shows an account with its sessions, API keys, factors, groups and permissions", 404);
        UserWrites.Map(group);
        UserLocks.Map(group);
        UserCredentials.Map(group);
        UserCommands.Map(group);
        CustodyEndpoints.Map(group);
    }

    /// <summary>Where an account of this surface is.</summary>
    public static string LocationOf(AccountId id) => $"{Path}/{id}";

    static async Task<IResult> ListAsync(HttpContext http, IAccountReader accounts, PublicAddress address)
    {
        var request = HoldfastRequest.Of(http);
        var reader = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        var parsed = reader.Then(_ => AccountListQuery.Parse(http.Request.Query, UsualLimit, MostOnAPage));
        if (!parsed.IsDone(out var query))
            return Problem.Of(parsed.Refusal!);
        var page = await accounts.ListAsync(query, request.Aborted);
        http.Response.Headers.CacheControl = "no-store";
        var view = new UserPage(
            [.. page.Items.Select(account => UserView.Of(account, page.Now, address))],
            page.Next is { } next ? AccountListCursor.Write(next, query) : null);
        return Results.Json(view, HoldfastJson.Default.UserPage);
    }

    static async Task<IResult> GetAsync(HttpContext http, string id, IAccountReader accounts, IFactorReader factors, IPasskeyStore passkeys, PermissionCatalog catalog, CustodyReading custody, PublicAddress address)
    {
        var request = HoldfastRequest.Of(http);
        var reading = await request.RequireReaderAsync(HoldfastPermissions.ViewAccount);
        if (!reading.IsDone(out var reader))
            return Problem.Of(reading.Refusal!);
        var parsed = AccountPath.Parse(id);
        if (!parsed.IsDone(out var wanted))
            return Problem.Of(parsed.Refusal!);
        if (await accounts.FindAsync(wanted, request.Aborted) is not { RemovedAt: null } account)
            return Problem.Of(Refusal.AccountNotFound(wanted));
        var owned = await UserBelongings.ReadAsync(account, reader, accounts, factors, passkeys, catalog, request.Aborted);
        var read = await custody.OfAsync(wanted, request.Aborted);
        var custodians = read is { Custody: var held, Now: var now }
            ? held.Custodians.Select(state => CustodianView.Of(state, Authority.Of(account, owned.Held), now))
            : [];
        var detail = UserDetail.Of(UserView.Of(account, reader.ReadAt, address), owned) with
        {
            SignIn = SignInView.Of(account),
            Custodians = [.. custodians],
            Rests = read?.Custody.Rests.Count ?? 0,
        };
        return Reply.Of(detail, HoldfastJson.Default.UserDetail) with { Version = account.Version };
    }

    /// <summary>The answer to a change: the account as it is now, and what became of sign-ins.</summary>
    public static Answering Answer(Write write, PublicAddress address, CustodyWrites? custody = null) => new(
        receipt => Changed(write, address, receipt, custody is null ? CustodyWrites.ShownAlready : custody.LinkOf),
        receipt => Changed(write, address, receipt, CustodyWrites.ShownAlready));

    static Reply Changed(Write write, PublicAddress address, Receipt receipt, Func<AccountId, string?> link)
    {
        var account = receipt.Account!;
        var view = ChangedUser.Of(
            UserView.Of(account, write.Caller.ReadAt, address),
            SignInView.Of(account, receipt, link),
            [.. receipt.Voided.Where(one => one.Id != account.Id).Select(one => AffectedAccount.Of(one, receipt, link))],
            [.. receipt.InDoubt.Select(one => AffectedAccount.Of(one, receipt, link))]);
        return Reply.Of(view, HoldfastJson.Default.ChangedUser) with { Version = account.Version };
    }
}
