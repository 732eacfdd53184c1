using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Groups;

public class LivesOfGroups
{
    const string Groups = "/api/v1/admin/groups";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_group_is_created_shown_changed_and_deleted(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = (await new Cast(instance).AddAsync(Role.Administrator)).Client;
        var name = "Support " + Cast.FreshName();

        var created = (await admin.PostAsync(Groups, new { name, permissions = new[] { "shop.view_order", "shop.change_order", "shop.view_order" }, rank_label = 350 })).Is(201);
        var path = $"{Groups}/{created["id"]}";
        Assert.Equal(path, created.Header("Location"));
        Assert.Equal("""["shop.change_order","shop.view_order"]""", created["permissions"]);
        Assert.Equal(created.Text, (await admin.GetAsync(path)).Is(200).Text);
        var entry = Assert.Single(await instance.EventsOfAsync(created));
        Assert.Equal(("group_created", "group", created["id"]), (entry.Kind, entry.TargetKind, entry.TargetId));

        var renamed = (await admin.PatchAsync(path, new { name = name + " 2" })).Is(200);
        Assert.Equal((name + " 2", "350"), (renamed["name"], renamed["rank_label"]));
        var changed = (await admin.PatchAsync(path, """{"rank_label": null, "permissions": ["shop.view_order"]}""")).Is(200);
        Assert.Equal((JsonValueKind.Null, """["shop.view_order"]"""), (changed.Json.GetProperty("rank_label").ValueKind, changed["permissions"]));
        Assert.Equal(["shop.change_order"], Detail(Assert.Single(await instance.EventsOfAsync(changed)).DetailJson, "removed"));
        Assert.Empty(await instance.EventsOfAsync((await admin.PatchAsync(path, "{}")).Is(200)));

        Assert.Equal("group_deleted", Assert.Single(await instance.EventsOfAsync((await admin.DeleteAsync(path)).Is(204))).Kind);
        (await admin.GetAsync(path)).IsRefused(404, "not_found");
        (await admin.DeleteAsync(path)).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task A_name_is_taken_without_regard_to_case()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var admin = (await new Cast(instance).AddAsync(Role.Administrator)).Client;
        var name = "Group " + Cast.FreshName();
        (await admin.PostAsync(Groups, new { name })).Is(201);
        (await admin.PostAsync(Groups, new { name = name.ToUpperInvariant() })).IsRefused(409, "name_taken", "another group has this name");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_repetition_under_one_idempotency_key_creates_nothing_more(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = (await new Cast(instance).AddAsync(Role.Administrator)).Client;
        var (body, key) = (new { name = "Once " + Cast.FreshName() }, ("Idempotency-Key", "group-1"));
        var first = (await admin.PostAsync(Groups, body, key)).Is(201);
        var again = (await admin.PostAsync(Groups, body, key)).Is(201);
        Assert.Equal((first.Text, first.Header("Location")), (again.Text, again.Header("Location")));
        Assert.Empty(await instance.EventsOfAsync(again));
        (await admin.PostAsync(Groups, new { name = "Other" }, key)).IsRefused(409, "idempotency_mismatch");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Lists_page_by_name_without_gaps_or_repetitions(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = (await new Cast(instance).AddAsync(Role.Administrator)).Client;
        var prefix = "Paged " + Cast.FreshName();
        foreach (var number in new[] { 3, 1, 4, 0, 2 })
            (await admin.PostAsync(Groups, new { name = $"{prefix} {number}" })).Is(201);

        var seen = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await admin.GetAsync($"{Groups}?limit=2&cursor={cursor}")).Is(200).Json;
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(group => group.GetProperty("name").GetString()!));
            if ((cursor = page.GetProperty("next_cursor").GetString()) is null)
                break;
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"{prefix} {number}"), seen.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    static IEnumerable<string?> Detail(string json, string member) =>
        JsonDocument.Parse(json).RootElement.GetProperty(member).EnumerateArray().Select(value => value.GetString());
}
