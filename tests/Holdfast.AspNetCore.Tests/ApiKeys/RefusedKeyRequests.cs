using System.Globalization;
using Holdfast.AspNetCore.Tests.Groups;
using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.ApiKeys;

public class RefusedKeyRequests
{
    const string Keys = "/api/v1/admin/api-keys";
    const string Absent = "0197a1c2-0000-7000-8000-000000000000";

    public static TheoryData<string, string, string?, int, string, string?, string?> Table => new()
    {
        { "nobody", $"GET {Keys}", null, 401, "unauthenticated", null, null },
        { "user", $"GET {Keys}?owner={Absent}", null, 403, "forbidden", null, null },
        { "user+holdfast.view_api_key", $"GET {Keys}?owner={Absent}", null, 403, "forbidden", null, null },
        { "key+shop.view_order", $"GET {Keys}", null, 403, "forbidden", null, null },
        { "administrator", $"GET {Keys}?owner=me", null, 400, "invalid_query", "owner must be the id of an account", null },
        { "administrator", $"GET {Keys}?cursor=AAAA", null, 400, "invalid_query", null, null },
        { "administrator", $"GET {Keys}/short", null, 400, "malformed", null, null },
        { "user", $"GET {Keys}/abcdefgh", null, 404, "not_found", "API key not found: abcdefgh", null },
        { "nobody", $"POST {Keys}", """{"name": "x", "scopes": [], "expires_at": "<soon>"}""", 401, "unauthenticated", null, null },
        { "administrator", $"POST {Keys}", """{"name": "x", "scopes": []}""", 400, "malformed", "a required member is missing: expires_at", null },
        { "administrator", $"POST {Keys}", """{"name": "x", "scopes": [], "expires_at": "2030-01-01"}""", 400, "malformed", null, null },
        { "administrator", $"POST {Keys}", """{"name": "", "scopes": [], "expires_at": "<soon>"}""", 422, "invalid_command", "a key's name must be 1-64 characters", "api_key_created" },
        { "administrator", $"POST {Keys}", """{"name": "x", "scopes": ["shop.fly_order"], "expires_at": "<soon>"}""", 422, "invalid_permission", null, "api_key_created" },
        { "administrator", $"POST {Keys}", """{"name": "x", "scopes": [], "expires_at": "<late>"}""", 422, "invalid_expiry", "expires_at must be in the future and at most 366 days away", "api_key_created" },
        { "administrator", $"POST {Keys}", """{"name": "x", "scopes": [], "expires_at": "2001-01-01T00:00:00Z"}""", 422, "invalid_expiry", null, "api_key_created" },
        { "user", $"POST {Keys}", """{"name": "x", "scopes": ["shop.view_order"], "expires_at": "<soon>"}""", 403, "cannot_escalate", "you cannot grant shop.view_order: you do not hold it", "api_key_created" },
        { "staff", $"POST {Keys}", $$"""{"name": "x", "scopes": [], "expires_at": "<soon>", "owner_id": "{{Absent}}"}""", 403, "forbidden", null, "api_key_created" },
        { "administrator", $"POST {Keys}", $$"""{"name": "x", "scopes": [], "expires_at": "<soon>", "owner_id": "{{Absent}}"}""", 404, "not_found", $"admin user not found: {Absent}", "api_key_created" },
        { "key+holdfast.add_api_key+holdfast.sensitive", $"POST {Keys}", """{"name": "x", "scopes": [], "expires_at": "<soon>"}""", 403, "forbidden", null, "api_key_created" },
        { "administrator", $"DELETE {Keys}/abcdefgh", null, 404, "not_found", "API key not found: abcdefgh", "api_keys_revoked" },
        { "administrator", $"DELETE {Keys}/x", null, 400, "malformed", null, null },
        { "key+holdfast.delete_api_key", $"DELETE {Keys}/abcdefgh", null, 404, "not_found", null, "api_keys_revoked" },
        { "key+shop.view_order", $"DELETE {Keys}/abcdefgh", null, 403, "forbidden", null, "api_keys_revoked" },
        { "nobody", "POST /api/v1/leaks", "{}", 400, "malformed", "a required member is missing: key", null },
        { "nobody", "POST /api/v1/leaks", """{"key": null}""", 400, "malformed", null, null },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task A_request_is_refused(string who, string what, string? body, int status, string code, string? sentence, string? kind)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var caller = await instance.CallerAsync(who);
        var (method, path) = (what.Split(' ')[0], what.Split(' ')[1]);
        var now = TimeProvider.System.GetUtcNow();
        var sent = body?.Replace("<soon>", Text(now.AddDays(2)), StringComparison.Ordinal).Replace("<late>", Text(now.AddDays(367)), StringComparison.Ordinal);
        var answer = (await caller.SendAsync(new HttpMethod(method), path, sent)).IsRefused(status, code, sentence);
        var events = await instance.EventsOfAsync(answer);
        Assert.Equal(kind is null ? [] : [(kind, code)], events.Select(entry => (entry.Kind, entry.RefusalCode!)));
    }

    static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
