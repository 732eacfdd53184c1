using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Users;

/// <summary>Commands as values: bulk changes and previews.</summary>
public class Many
{
    const string Bulk = "/api/v1/admin/users/bulk";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_bulk_changes_all_and_each_leaves_an_event(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, first, second) = (await stage.AdminAsync(), await stage.UserAsync(), await stage.StaffAsync());
        var answer = (await admin.Client.PostAsync(Bulk, new { ids = new[] { first.Id.Value, second.Id.Value }, command = new { type = "change_role", role = "supervisor" } })).Is(200);
        Assert.Equal("2", answer["accounts"]);
        Assert.Equal((Role.Supervisor, Role.Supervisor), ((await stage.ReadAsync(first))!.Role, (await stage.ReadAsync(second))!.Role));
        Assert.Equal(["role_changed", "role_changed"], (await stage.Instance.EventsOfAsync(answer)).Select(entry => entry.Kind));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_bulk_with_one_that_is_refused_changes_nobody(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, user, owner) = (await stage.AdminAsync(), await stage.UserAsync(), await stage.OwnerAsync());
        var answer = await admin.Client.PostAsync(Bulk, new { ids = new[] { user.Id.Value, owner.Id.Value }, command = new { type = "lock", reason = "a sweep" } });
        answer.IsRefused(403, "outranked");
        Assert.Null((await stage.ReadAsync(user))!.Lock);
        (await user.Client.GetAsync("/api/v1/auth/me")).Is(200);
    }

    [Fact]
    public async Task Every_type_of_command_is_understood()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        var group = (await stage.Cast.AddGroupAsync(["shop.view_order"])).Value;
        object[] commands =
        [
            new { type = "set_expiry", expires_at = "2199-01-01T00:00:00Z" }, new { type = "set_expiry", expires_at = (string?)null },
            new { group_id = group, type = "add_to_group" }, new { type = "remove_from_group", group_id = group },
            new { type = "lock", reason = "why", minutes = 5 }, new { type = "unlock", reason = "why" }, new { type = "end_sessions" },
            new { type = "set_active", is_active = false }, new { type = "change_role", role = "staff" }, new { type = "remove", disposition = "tombstone" },
        ];
        foreach (var command in commands)
            (await admin.Client.PostAsync(Bulk, new { ids = new[] { target.Id.Value }, command })).Is(200);
        Assert.NotNull((await stage.ReadAsync(target))!.RemovedAt);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_preview_tells_the_consequences_and_changes_nothing(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (owner, target) = (await stage.OwnerAsync(), await stage.AdminAsync());
        await stage.Cast.SignInAsync(target.Account);
        await stage.Cast.AddKeyAsync(target.Id);
        var before = await stage.ReadAsync(target);
        var preview = (await owner.Client.PostAsync(target.UserPath + "/preview", new { command = new { type = "remove" } })).Is(200);
        Assert.Equal("True", preview["allowed"]);
        var consequences = preview.Json.GetProperty("consequences");
        Assert.Equal((2, 1, 1), (Number("sessions"), Number("api_keys"), Number("credentials")));
        Assert.True(consequences.GetProperty("holders_left").GetProperty("developer").GetInt32() >= 1);
        Assert.Equal(before, await stage.ReadAsync(target));
        Assert.Empty(await stage.Instance.EventsOfAsync(preview));
        int Number(string member) => consequences.GetProperty(member).GetInt32();
    }

    [Fact]
    public Task A_preview_of_what_is_refused_says_why() => Running.AloneOnAsync(Engine.Sqlite, async instance =>
    {
        var stage = new Stage(instance);
        var (actor, owner) = (await stage.PassingOwnerAsync(), (await stage.OnlyOwnersAsync(1))[0]);
        var preview = (await actor.Client.PostAsync(owner.UserPath + "/preview", new { command = new { type = "change_role", role = "staff" } })).Is(200);
        Assert.Equal("False", preview["allowed"]);
        Assert.Equal("last_active_owner", preview.Json.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(0, preview.Json.GetProperty("consequences").GetProperty("holders_left").GetProperty("developer").GetInt32());
    });

    [Fact]
    public async Task Detail_lists_what_belongs_to_an_account_and_why()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.StaffAsync());
        await stage.Cast.AddKeyAsync(target.Id, "shop.view_order");
        var group = await stage.Cast.AddGroupAsync(["shop.view_order"]);
        (await admin.Client.PatchAsync(target.UserPath, new { group_ids = new[] { group.Value } })).Is(200);
        var detail = (await admin.Client.GetAsync(target.UserPath)).Is(200).Json;
        Assert.Equal(target.Session.ToString(), detail.GetProperty("sessions").EnumerateArray().Single().GetProperty("id").GetString());
        Assert.Equal("for a test", detail.GetProperty("api_keys").EnumerateArray().Single().GetProperty("name").GetString());
        Assert.Equal(group.ToString(), detail.GetProperty("groups").EnumerateArray().Single().GetProperty("id").GetString());
        var held = detail.GetProperty("permissions").EnumerateArray().Single();
        Assert.Equal("shop.view_order", held.GetProperty("codename").GetString());
        Assert.StartsWith("group ", held.GetProperty("why").GetString(), StringComparison.Ordinal);
        (await admin.Client.PatchAsync(target.UserPath, new { group_ids = Array.Empty<Guid>() })).Is(200);
        Assert.Equal(0, (await admin.Client.GetAsync(target.UserPath)).Json.GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task An_expiry_is_set_kept_and_cleared()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        var at = "2199-01-01T00:00:00Z";
        Assert.Equal(at, (await admin.Client.PatchAsync(target.UserPath, new { expires_at = "2199-01-01T02:00:00+02:00" })).Is(200)["expires_at"]);
        Assert.Equal(at, (await admin.Client.PatchAsync(target.UserPath, new { username = Cast.FreshName() })).Is(200)["expires_at"]);
        Assert.Equal("", (await admin.Client.PatchAsync(target.UserPath, """{"expires_at":null}""")).Is(200)["expires_at"]);
    }
}
