using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.AspNetCore.ApiKeys;

/// <summary><c>/api/v1/admin/api-keys</c>: own keys for everybody signed in, others' keys for whoever holds the permission.</summary>
static class ApiKeyEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("", ListAsync).Produces<Page<ApiKeyView>>().WithSummary("Lists API keys: all for holders of holdfast.view_api_key, else one's own")
            .TakesPage().TakesQuery("owner", "Only keys of this account.");
        group.MapPost("", CreateAsync).TakesBody<NewApiKeyBody>().Produces<NewApiKeyView>(StatusCodes.Status201Created)
            .WithSummary("Mints an API key; the answer shows it once").TakesIdempotencyKey();
        group.MapGet("/{id}", FindAsync).Produces<ApiKeyView>().WithSummary("Shows an API key");
        group.MapDelete("/{id}", RevokeAsync).Produces(StatusCodes.Status204NoContent).WithSummary("Revokes an API key");
    }

    static async Task<IResult> ListAsync(HttpContext http, IApiKeyReader keys)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return Problem.Of(caller.Refusal!);
        var query = new QueryReader(http, "limit", "cursor", "owner");
        var limit = query.Limit();
        var after = query.Cursor<ApiKeyId>(ApiKeyId.TryParse);
        var wanted = query.Value<AccountId>("owner", AccountId.TryParse, "the id of an account");
        if (query.Fault is { } fault)
            return Problem.Of(fault);
        var owner = wanted ?? (who.MayDo(HoldfastPermissions.ViewApiKey) ? null : who.Account.Id);
        if (!MaySee(who, owner))
            return Problem.Of(Refusal.Forbidden());
        var found = await keys.ListAsync(owner, after, limit + 1, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, ApiKeyView.Of, key => key.Id.Value), HoldfastJson.Default.PageApiKeyView);
    }

    static async Task<IResult> FindAsync(HttpContext http, string id, IApiKeyReader keys)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return Problem.Of(caller.Refusal!);
        var key = ApiKeyId.TryParse(id, out var known) ? await keys.FindAsync(known, request.Aborted) : null;
        return key is not null && MaySee(who, key.OwnerId)
            ? Results.Json(ApiKeyView.Of(key), HoldfastJson.Default.ApiKeyView)
            : Problem.Of(NotFound(id));
    }

    static async Task<IResult> CreateAsync(HttpContext http, AuthorityGate gate, PermissionCatalog catalog)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return Problem.Of(caller.Refusal!);
        var read = await request.ReadAsync(HoldfastJson.Default.NewApiKeyBody);
        if (!read.IsDone(out var body))
            return Problem.Of(read.Refusal!);
        var secret = ApiKeySecret.New();
        var wanted = body.Value;
        var owner = wanted.OwnerId is { } other ? new AccountId(other) : who.Account.Id;
        var command = new CreateApiKey(secret.Id, secret.Hash, owner, ApiKeyName.Parse(wanted.Name))
        {
            Scopes = catalog.ParseAll(wanted.Scopes),
            ExpiresAt = wanted.ExpiresAt,
        };
        var outcome = await request.CreateAsync(gate, who, body.Bytes, command, receipt => NewApiKeyAnswer.Repeated(receipt.ApiKey!));
        return outcome.Match(receipt => NewApiKeyAnswer.Of(receipt, secret), Problem.Of);
    }

    static async Task<IResult> RevokeAsync(HttpContext http, string id, IApiKeyReader keys, AuthorityGate gate)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        if (!caller.IsDone(out var who))
            return Problem.Of(caller.Refusal!);
        if (!ApiKeyId.TryParse(id, out var key))
            return Problem.Of(NotFound(id));
        // A key that does not exist is nobody's: the gate refuses it through the same door as a key of one's own.
        var owner = (await keys.FindAsync(key, request.Aborted))?.OwnerId ?? who.Account.Id;
        var outcome = await gate.ExecuteAsync(request.ActorOf(who), new RevokeApiKey(key, owner), request.Aborted);
        return outcome.Match(_ => Results.NoContent(), Problem.Of);
    }

    /// <summary>Own keys by a session, as in the gate; all others by the permission.</summary>
    static bool MaySee(Caller who, AccountId? owner) =>
        (who.Key is null && owner == who.Account.Id) || who.MayDo(HoldfastPermissions.ViewApiKey);

    static Refusal NotFound(string id) => Refusal.NotFound($"API key not found: {PathText.Printable(id)}");
}
