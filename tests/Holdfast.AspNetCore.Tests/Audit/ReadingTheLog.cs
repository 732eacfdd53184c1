using System.Text.Json;
using Holdfast.AspNetCore.Tests.Groups;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Audit;

public class ReadingTheLog
{
    const string Log = "/api/v1/admin/audit";

    public static TheoryData<string, string, int, string, string?, string?> Refusals => new()
    {
        { "nobody", Log, 401, "unauthenticated", null, null },
        { "user", Log, 403, "forbidden", null, "audit_read" },
        { "staff", Log, 403, "forbidden", null, "audit_read" },
        { "user+holdfast.view_audit_event", Log, 403, "forbidden", null, "audit_read" },
        { "staff", Log + "/0", 403, "forbidden", null, "audit_read" },
        { "staff", Log + "/export", 403, "forbidden", null, "audit_exported" },
        { "key+shop.view_order", Log + "/export", 403, "forbidden", null, "audit_exported" },
        { "administrator", Log + "/x", 400, "malformed", "the index in the path must be a number from 0", null },
        { "administrator", Log + "/-1", 400, "malformed", null, null },
        { "administrator", Log + "/999999999", 404, "not_found", "audit event not found: 999999999", "audit_read" },
        { "administrator", Log + "?actor=root", 400, "invalid_query", "actor must be the id of an account or of an API key", null },
        { "administrator", Log + "?subject=root", 400, "invalid_query", "subject must be the id of an account", null },
        { "administrator", Log + "?kind=login", 400, "invalid_query", "kind must be a kind of event, as docs/audit-format.md lists them", null },
        { "administrator", Log + "?outcome=ok", 400, "invalid_query", "outcome must be done, refused or failed", null },
        { "administrator", Log + "?from=2026-01-01", 400, "invalid_query", null, null },
        { "administrator", Log + "?to=2026-01-01T00:00:00", 400, "invalid_query", null, null },
        { "administrator", Log + "?cursor=abc", 400, "invalid_query", null, null },
        { "administrator", Log + "?limit=500", 400, "invalid_query", null, null },
        { "administrator", Log + "?actr=7", 400, "invalid_query", null, null },
        { "administrator", Log + "/export?limit=5", 400, "invalid_query", null, null },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_reading_is_refused(string who, string path, int status, string code, string? sentence, string? kind)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var answer = (await (await instance.CallerAsync(who)).GetAsync(path)).IsRefused(status, code, sentence);
        var events = await instance.EventsOfAsync(answer);
        Assert.Equal(kind is null ? [] : [kind], events.Select(entry => entry.Kind));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Every_reading_is_recorded_before_it_is_answered_and_does_not_list_itself(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        foreach (var (path, kind, detail) in new[]
        {
            ($"{Log}?limit=1&outcome=done&kind=signed_in&actor={admin.Id}", "audit_read", $$"""{"filter":"actor={{admin.Id}} kind=signed_in outcome=done","form":"list"}"""),
            (Log + "/0", "audit_read", """{"filter":"index=0","form":"event"}"""),
            ($"{Log}/export?subject={admin.Id}&from=2001-01-01T01:00:00%2B01:00", "audit_exported", $$"""{"filter":"subject={{admin.Id}} from=2001-01-01T00:00:00Z below=""" ),
        })
        {
            var answer = (await admin.Client.GetAsync(path)).Is(200);
            var entry = Assert.Single(await instance.EventsOfAsync(answer));
            Assert.Equal((kind, admin.Id.ToString()), (entry.Kind, entry.ActorId));
            Assert.StartsWith(detail, entry.DetailJson);
            Assert.DoesNotContain(entry.Id.ToString(), answer.Text);
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Pages_run_from_the_newest_to_the_oldest_without_gaps(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var target = await cast.AddAsync(Role.User);
        foreach (var codename in new[] { "shop.view_order", "shop.add_order", "shop.change_order", "shop.delete_order" })
            (await admin.Client.SendAsync(HttpMethod.Put, $"{target.UserPath}/permissions/{codename}")).Is(204);

        var seen = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = (await admin.Client.GetAsync($"{Log}?subject={target.Id}&limit=2&cursor={cursor}")).Is(200).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            if ((cursor = page.GetProperty("next_cursor").GetString()) is null)
                break;
        }
        Assert.Equal(["permission_granted", "permission_granted", "permission_granted", "permission_granted", "signed_in", "account_created"], seen.Select(KindOf));
        Assert.Equal(seen.Select(IndexOf).OrderDescending(), seen.Select(IndexOf));
        var newest = (await admin.Client.GetAsync($"{Log}/{IndexOf(seen[0])}")).Is(200);
        Assert.Equal(seen[0].GetRawText(), newest.Text);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Filters_narrow_what_is_shown(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var (staff, target) = (await cast.AddAsync(Role.Staff), await cast.AddAsync(Role.User));
        (await staff.Client.SendAsync(HttpMethod.Put, $"{target.UserPath}/permissions/shop.view_order")).IsRefused(403, "forbidden");
        (await admin.Client.SendAsync(HttpMethod.Put, $"{target.UserPath}/permissions/shop.view_order")).Is(204);

        async Task<string[]> KindsAsync(string filter) =>
            [.. (await admin.Client.GetAsync($"{Log}?subject={target.Id}&{filter}")).Is(200).Json.GetProperty("items").EnumerateArray().Select(entry => $"{KindOf(entry)} {entry.GetProperty("outcome")}")];

        Assert.Equal(["permission_granted refused"], await KindsAsync("outcome=refused"));
        Assert.Equal(["permission_granted refused"], await KindsAsync($"actor={staff.Id}"));
        Assert.Equal(["permission_granted done", "permission_granted refused"], await KindsAsync("kind=permission_granted"));
        Assert.Empty(await KindsAsync("to=2001-01-01T00:00:00Z"));
        Assert.Empty(await KindsAsync("from=2101-01-01T00:00:00Z"));
        Assert.Equal(4, (await KindsAsync("from=2001-01-01T00:00:00Z&to=2101-01-01T00:00:00.5%2B02:00")).Length);
    }

    static string KindOf(JsonElement entry) => entry.GetProperty("kind").GetString()!;

    static long IndexOf(JsonElement entry) => entry.GetProperty("index").GetInt64();
}
