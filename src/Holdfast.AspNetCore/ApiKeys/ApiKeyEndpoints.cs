using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.AspNetCore.Json;
using Holdfast.AspNetCore.OpenApi;
using Holdfast.AspNetCore.Problems;
using Holdfast.AspNetCore.Requests;
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
        group.MapGet("", ListAsync).Produces<Page<ApiKeyView>>()
            .Documented("listApiKeys", "Lists API keys: all for holders of holdfast.view_api_key, else one's own")
            .TakesPage().TakesQuery("owner", "Only keys of this account.");
        group.MapPost("", CreateAsync).Takes<NewApiKeyBody>().Produces<NewApiKeyView>(StatusCodes.Status201Created)
            .Documented("createApiKey", "Mints an API key; the answer shows it once", 404, 409, 422).TakesIdempotencyKey();
        group.MapGet("/{id}", FindAsync).Produces<ApiKeyView>().Documented("getApiKey", "Shows an API key", 404);
        group.MapPatch("/{id}", RenameAsync).Takes<RenameApiKeyBody>().Produces<ApiKeyView>().Documented("renameApiKey", "Renames an API key", 404, 422);
        group.MapPost("/{id}/rotate", RotateAsync).Takes<RotateApiKeyBody>(optional: true).Produces<NewApiKeyView>()
            .Documented("rotateApiKey", "Gives an API key a new secret, shown once; the present one works for the overlap", 404, 422).TakesIdempotencyKey();
        group.MapDelete("/{id}", RevokeAsync).Produces(StatusCodes.Status204NoContent).Documented("revokeApiKey", "Revokes an API key", 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, IApiKeyReader keys)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        var query = new QueryReader(http);
        var limit = query.Limit();
        var after = query.Cursor<ApiKeyId>(ApiKeyId.TryParse);
        var wanted = query.Value<AccountId>("owner", AccountId.TryParse, "the id of an account");
        if (!caller.IsDone(out var who) || query.Fault is not null)
            return Problem.Of(caller.Refusal ?? query.Fault!);
        var owner = wanted ?? (who.MayDo(HoldfastPermissions.ViewApiKey) ? null : who.Account.Id);
        if (!MaySee(who, owner))
            return Problem.Of(Refusal.Forbidden());
        var found = await keys.ListAsync(owner, after, limit + 1, request.Aborted);
        return Results.Json(Paging.Cut(found, limit, key => ApiKeyView.Of(key, who.ReadAt), key => key.Id.Value), HoldfastJson.Default.PageApiKeyView);
    }

    static async Task<IResult> FindAsync(HttpContext http, string id, IApiKeyReader keys)
    {
        var request = HoldfastRequest.Of(http);
        var caller = await request.RequireCallerAsync();
        var target = caller.Then(_ => Parse(id));
        if (!caller.IsDone(out var who) || !target.IsDone(out var known))
            return Problem.Of(target.Refusal!);
        var key = await keys.FindAsync(known, request.Aborted);
        return key is not null && MaySee(who, key.OwnerId)
            ? Results.Json(ApiKeyView.Of(key, who.ReadAt), HoldfastJson.Default.ApiKeyView)
            : Problem.Of(Refusal.NotFound($"API key not found: {known}"));
    }

    static async Task<IResult> CreateAsync(HttpContext http, PermissionCatalog catalog, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.NewApiKeyBody);
        if (!read.IsDone(out var write))
            return Problem.Of(read.Refusal!);
        var secret = ApiKeySecret.New();
        var asked = write.Asked;
        var owner = asked.OwnerId is { } other ? new AccountId(other) : write.Caller.Account.Id;
        var command = new CreateApiKey(secret.Id, secret.Hash, owner, ApiKeyName.Parse(asked.Name))
        {
            Secret = MintedSecretId.New(time.GetUtcNow()),
            Scopes = catalog.ParseAll(asked.Scopes),
            ExpiresAt = asked.ExpiresAt,
        };
        return await write.ExecuteAsync(command, new Answering(
            receipt => Minted(receipt.ApiKey!, secret.Secret),
            receipt => Minted(receipt.ApiKey!, Reply.AlreadyShown)));
    }

    static async Task<IResult> RevokeAsync(HttpContext http, string id, IApiKeyReader keys)
    {
        var read = await Write.OfAsync(http);
        var target = read.Then(_ => Parse(id));
        if (!read.IsDone(out var write) || !target.IsDone(out var key))
            return Problem.Of(target.Refusal!);
        // A key that does not exist is nobody's: the gate refuses it through the same door as a key of one's own.
        var owner = (await keys.FindAsync(key, http.RequestAborted))?.OwnerId ?? write.Caller.Account.Id;
        return await write.ExecuteAsync(new RevokeApiKey(key, owner), Answering.NoContent);
    }

    static async Task<IResult> RotateAsync(HttpContext http, string id, IApiKeyReader keys, TimeProvider time)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.RotateApiKeyBody, new RotateApiKeyBody());
        var target = read.Then(_ => Parse(id));
        if (!read.IsDone(out var write) || !target.IsDone(out var key))
            return Problem.Of(target.Refusal!);
        var owner = (await keys.FindAsync(key, http.RequestAborted))?.OwnerId ?? write.Caller.Account.Id;
        var secret = ApiKeySecret.ForKey(key);
        var command = new RotateApiKey(key, owner, MintedSecretId.New(time.GetUtcNow()), secret.Hash) { Overlap = TimeSpan.FromMinutes(write.Asked.OverlapMinutes) };
        return await write.ExecuteAsync(command, new Answering(
            receipt => Minted(receipt.ApiKey!, secret.Secret) with { Status = StatusCodes.Status200OK, Location = null },
            receipt => Minted(receipt.ApiKey!, Reply.AlreadyShown) with { Status = StatusCodes.Status200OK, Location = null }));
    }

    static async Task<IResult> RenameAsync(HttpContext http, string id, IApiKeyReader keys)
    {
        var read = await Write.OfAsync(http, HoldfastJson.Default.RenameApiKeyBody);
        var target = read.Then(_ => Parse(id));
        if (!read.IsDone(out var write) || !target.IsDone(out var key))
            return Problem.Of(target.Refusal!);
        var owner = (await keys.FindAsync(key, http.RequestAborted))?.OwnerId ?? write.Caller.Account.Id;
        return await write.ExecuteAsync(
            new RenameApiKey(key, owner, ApiKeyName.Parse(write.Asked.Name)),
            Answering.Always(receipt => Reply.Of(ApiKeyView.Of(receipt.ApiKey!, write.Caller.ReadAt), HoldfastJson.Default.ApiKeyView)));
    }

    static Reply Minted(ApiKey key, string secret) =>
        Reply.Of(NewApiKeyView.Of(key, secret), HoldfastJson.Default.NewApiKeyView, StatusCodes.Status201Created) with { Location = $"/api/v1/admin/api-keys/{key.Id}" };

    /// <summary>Own keys by a session, as in the gate; all others by the permission.</summary>
    static bool MaySee(Caller who, AccountId? owner) =>
        (who.Key is null && owner == who.Account.Id) || who.MayDo(HoldfastPermissions.ViewApiKey);

    static Outcome<ApiKeyId> Parse(string text) =>
        ApiKeyId.TryParse(text, out var key) ? key : Refusal.Malformed("the id in the path must be the 8 letters and digits after hfk_", "id");
}
