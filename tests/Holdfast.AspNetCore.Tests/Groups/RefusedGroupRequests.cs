using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Groups;

public class RefusedGroupRequests
{
    const string Groups = "/api/v1/admin/groups";
    const string Absent = "0197a1c2-0000-7000-8000-000000000000";

    /// <summary>Who, what, and the refusal; the kind of the event that it leaves, where it reached the gate.</summary>
    public static TheoryData<string, string, string?, int, string, string?, string?> Table => new()
    {
        { "nobody", $"GET {Groups}", null, 401, "unauthenticated", "sign in first", null },
        { "user", $"GET {Groups}", null, 403, "forbidden", "forbidden", null },
        { "staff", $"GET {Groups}", null, 403, "forbidden", "forbidden", null },
        { "user+holdfast.view_group", $"GET {Groups}", null, 403, "forbidden", null, null },
        { "key+shop.view_order", $"GET {Groups}", null, 403, "forbidden", null, null },
        { "administrator", $"GET {Groups}?limit=0", null, 400, "invalid_query", "limit must be a number from 1 to 200", null },
        { "administrator", $"GET {Groups}?limit=201", null, 400, "invalid_query", null, null },
        { "administrator", $"GET {Groups}?cursor=%20", null, 400, "invalid_query", "cursor must be the next_cursor of an earlier page", null },
        { "administrator", $"GET {Groups}?page=2", null, 400, "invalid_query", "unknown query parameter 'page'; this address takes limit, cursor", null },
        { "administrator", $"GET {Groups}?limit=1&limit=2", null, 400, "invalid_query", "limit may be in the query only once", null },
        { "administrator", $"GET {Groups}/{Absent}", null, 404, "not_found", $"group not found: {Absent}", null },
        { "administrator", $"GET {Groups}/7", null, 400, "malformed", null, null },
        { "nobody", $"POST {Groups}", """{"name": "x"}""", 401, "unauthenticated", null, null },
        { "staff", $"POST {Groups}", """{"name": "x"}""", 403, "forbidden", null, "group_created" },
        { "staff+holdfast.change_group", $"POST {Groups}", """{"name": "x"}""", 403, "forbidden", null, "group_created" },
        { "administrator", $"POST {Groups}", null, 400, "malformed", "the request needs a JSON body", null },
        { "administrator", $"POST {Groups}", """{"name": 7}""", 400, "malformed", null, null },
        { "administrator", $"POST {Groups}", """{"name": "x", "rank": 7}""", 400, "malformed", "unknown member rank", null },
        { "administrator", $"POST {Groups}", """{"name": "x", "name": "y"}""", 400, "malformed", "a member stands twice in the body", null },
        { "administrator", $"POST {Groups}", """{"permissions": []}""", 400, "malformed", "a required member is missing: name", null },
        { "administrator", $"POST {Groups}", """{"name": " "}""", 422, "invalid_group", "a group's name must be 1-64 characters", "group_created" },
        { "administrator", $"POST {Groups}", """{"name": "a\u202eb"}""", 422, "invalid_group", null, "group_created" },
        { "administrator", $"POST {Groups}", """{"name": "x", "rank_label": 1000}""", 422, "invalid_group", "rank_label must be between 1 and 999; it is a label and grants nothing", "group_created" },
        { "administrator", $"POST {Groups}", """{"name": "x", "permissions": ["shop.chnage_order"]}""", 422, "invalid_permission", "unknown permission: shop.chnage_order; permissions come from the models registered at start", "group_created" },
        { "administrator", $"POST {Groups}", """{"name": "x", "permissions": ["shop.view_cart"]}""", 422, "invalid_permission", null, "group_created" },
        { "staff+holdfast.add_group", $"POST {Groups}", """{"name": "x", "permissions": ["shop.view_order"]}""", 403, "cannot_escalate", "you cannot grant shop.view_order: you do not hold it", "group_created" },
        { "administrator", $"PATCH {Groups}/{Absent}", """{"name": "x"}""", 404, "not_found", $"group not found: {Absent}", "group_changed" },
        { "administrator", $"DELETE {Groups}/{Absent}", null, 404, "not_found", $"group not found: {Absent}", "group_deleted" },
        { "staff", $"DELETE {Groups}/{Absent}", null, 403, "forbidden", null, "group_deleted" },
        { "administrator", $"PUT {Groups}/{Absent}/members/{Absent}", null, 404, "not_found", $"group not found: {Absent}", "group_member_added" },
        { "administrator", $"PUT {Groups}/{Absent}/members/x", null, 400, "malformed", null, null },
        { "staff+holdfast.view_group", $"DELETE {Groups}/{Absent}/members/{Absent}", null, 403, "forbidden", null, "group_member_removed" },
        { "administrator", $"PUT /api/v1/admin/users/{Absent}/permissions/shop.view_order", null, 404, "not_found", $"admin user not found: {Absent}", "permission_granted" },
        { "staff", $"PUT /api/v1/admin/users/{Absent}/permissions/shop.view_order", null, 403, "forbidden", null, "permission_granted" },
        { "administrator", "GET /api/v1/admin/permissions/shop.fly_order/holders", null, 422, "invalid_permission", null, null },
        { "staff", "GET /api/v1/admin/permissions", null, 403, "forbidden", null, null },
        { "staff+holdfast.view_group", "GET /api/v1/admin/permissions/shop.view_order/holders", null, 403, "forbidden", null, null },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task A_request_is_refused(string who, string what, string? body, int status, string code, string? sentence, string? kind)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var caller = await instance.CallerAsync(who);
        var (method, path) = (what.Split(' ')[0], what.Split(' ')[1]);
        var answer = (await caller.SendAsync(new HttpMethod(method), path, body)).IsRefused(status, code, sentence);
        var events = await instance.EventsOfAsync(answer);
        Assert.Equal(kind is null ? [] : [(kind, code)], events.Select(entry => (entry.Kind, entry.RefusalCode!)));
    }
}
