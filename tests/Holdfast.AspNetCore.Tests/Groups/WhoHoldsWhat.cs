using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Groups;

public class WhoHoldsWhat
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_member_holds_what_the_group_gives_while_they_are_in_it(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = (await cast.AddAsync(Role.Administrator)).Client;
        var member = await cast.AddAsync(Role.Staff);
        var group = $"/api/v1/admin/groups/{await cast.AddGroupAsync(["holdfast.view_group", "shop.view_order"])}";

        (await member.Client.GetAsync(group)).IsRefused(403, "forbidden");
        var added = (await admin.SendAsync(HttpMethod.Put, $"{group}/members/{member.Id}")).Is(204);
        Assert.Equal("group_member_added", Assert.Single(await instance.EventsOfAsync(added)).Kind);
        Assert.Empty(await instance.EventsOfAsync((await admin.SendAsync(HttpMethod.Put, $"{group}/members/{member.Id}")).Is(204)));
        Assert.Equal("1", (await member.Client.GetAsync(group)).Is(200)["member_count"]);
        Assert.Contains(await HoldersAsync(admin, "shop.view_order"), holder => holder.Id == member.Id.ToString() && holder.Why.StartsWith("group ", StringComparison.Ordinal));

        (await admin.DeleteAsync($"{group}/members/{member.Id}")).Is(204);
        (await member.Client.GetAsync(group)).IsRefused(403, "forbidden");
        Assert.DoesNotContain(await HoldersAsync(admin, "shop.view_order"), holder => holder.Id == member.Id.ToString());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_direct_grant_is_given_and_taken(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var staff = await cast.AddAsync(Role.Staff);
        var grant = $"{staff.UserPath}/permissions/shop.delete_order";

        var granted = (await admin.Client.SendAsync(HttpMethod.Put, grant)).Is(204);
        var entry = Assert.Single(await instance.EventsOfAsync(granted));
        Assert.Equal(("permission_granted", """{"permission":"shop.delete_order"}"""), (entry.Kind, entry.DetailJson));
        var holders = await HoldersAsync(admin.Client, "shop.delete_order");
        Assert.Contains((staff.Id.ToString(), "granted directly"), holders);
        Assert.Contains((admin.Id.ToString(), "role administrator"), holders);

        Assert.Equal("permission_revoked", Assert.Single(await instance.EventsOfAsync((await admin.Client.DeleteAsync(grant)).Is(204))).Kind);
        Assert.Empty(await instance.EventsOfAsync((await admin.Client.DeleteAsync(grant)).Is(204)));
        (await admin.Client.SendAsync(HttpMethod.Put, $"{staff.UserPath}/permissions/shop.delte_order")).IsRefused(422, "invalid_permission");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_gives_what_they_do_not_hold_nor_to_somebody_above_them(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var staff = await cast.AddAsync(Role.Staff);
        await cast.AddGroupAsync(["holdfast.change_group", "shop.view_order"], staff);
        var (other, above) = (await cast.AddAsync(Role.Staff), await cast.AddAsync(Role.Supervisor));
        var group = $"/api/v1/admin/groups/{await cast.AddGroupAsync(["shop.view_order", "shop.change_order"])}";

        (await staff.Client.SendAsync(HttpMethod.Put, $"{other.UserPath}/permissions/shop.view_order")).Is(204);
        (await staff.Client.SendAsync(HttpMethod.Put, $"{other.UserPath}/permissions/shop.change_order")).IsRefused(403, "cannot_escalate");
        (await staff.Client.SendAsync(HttpMethod.Put, $"{group}/members/{staff.Id}")).IsRefused(409, "self_grant");
        (await staff.Client.SendAsync(HttpMethod.Put, $"{above.UserPath}/permissions/shop.view_order")).IsRefused(403, "outranked");
        (await staff.Client.PatchAsync(group, new { permissions = new[] { "shop.view_order", "shop.change_order", "shop.add_order" } })).IsRefused(403, "cannot_escalate");
        (await staff.Client.PatchAsync(group, new { permissions = new[] { "shop.view_order" } })).Is(200);
    }

    [Fact]
    public async Task Every_registered_permission_is_listed()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var reader = await instance.CallerAsync("staff+holdfast.view_group");
        var answer = (await reader.GetAsync("/api/v1/admin/permissions")).Is(200);
        var models = answer.Json.GetProperty("models").EnumerateArray().Select(model => $"{model.GetProperty("area")}.{model.GetProperty("name")}");
        Assert.Equal(["holdfast.account", "holdfast.api_key", "holdfast.audit_event", "holdfast.group", "holdfast.policy", "shop.order"], models);
        var codenames = answer.Json.GetProperty("permissions").EnumerateArray().Select(codename => codename.GetString()).ToArray();
        Assert.Contains("shop.delete_order", codenames);
        Assert.Contains("holdfast.sensitive", codenames);
        Assert.DoesNotContain("holdfast.delete_audit_event", codenames);
    }

    static async Task<List<(string Id, string Why)>> HoldersAsync(Client admin, string codename)
    {
        var holders = new List<(string, string)>();
        for (string? cursor = null; ;)
        {
            var page = (await admin.GetAsync($"/api/v1/admin/permissions/{codename}/holders?limit=3&cursor={cursor}")).Is(200).Json;
            holders.AddRange(page.GetProperty("items").EnumerateArray().Select(holder => (holder.GetProperty("id").GetString()!, holder.GetProperty("why").GetString()!)));
            if ((cursor = page.GetProperty("next_cursor").GetString()) is null)
                return holders;
        }
    }
}
