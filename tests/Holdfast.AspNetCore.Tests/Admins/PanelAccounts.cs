using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Admins;

/// <summary>What seed 001's clients rely on.</summary>
public class PanelAccounts
{
    const string Path = "/api/v1/admin/admins";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Are_created_shown_and_removed(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var admin = await stage.AdminAsync();
        var name = Cast.FreshName();
        var created = (await admin.Client.PostAsync(Path, new { username = $" {name} ", password = "a fine first password" })).Is(201);
        Assert.Equal((name, "admin", "True"), (created["username"], created["instance_role"], created["is_active"]));
        Assert.Equal($"{Path}/{created["id"]}", created.Header("Location"));
        Assert.Equal("\"1\"", created.Header("ETag"));
        Assert.Equal(
            ["id", "username", "is_active", "instance_role", "email", "created_at", "last_login_at"],
            created.Json.EnumerateObject().Select(member => member.Name));
        var signedIn = (await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = name, password = "a fine first password", transport = "bearer" })).Is(200);
        Assert.Equal("change_password", signedIn["next"]);
        var shown = (await admin.Client.GetAsync(created.Header("Location")!)).Is(200);
        Assert.Equal((created["id"], created["created_at"]), (shown["id"], shown["created_at"]));
        Assert.NotEqual("", shown["last_login_at"]);
        (await admin.Client.DeleteAsync(created.Header("Location")!, new { reason = "gone" })).Is(204);
        (await admin.Client.GetAsync(created.Header("Location")!)).IsRefused(404, "not_found");
        (await admin.Client.DeleteAsync(created.Header("Location")!)).IsRefused(404, "not_found");
        (await new Client(stage.Instance, signedIn["token"]).GetAsync("/api/v1/auth/me")).IsRefused(401, "unauthenticated");
    }

    [Theory]
    [InlineData("owner", Role.Developer)]
    [InlineData("admin", Role.Administrator)]
    [InlineData("supervisor", Role.Supervisor)]
    [InlineData("staff", Role.Staff)]
    public async Task Have_roles_in_the_second_spelling(string word, Role role)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (owner, target) = (await stage.OwnerAsync(), await stage.Cast.AddAsync(role));
        Assert.Equal(word, (await owner.Client.GetAsync(target.AdminPath)).Is(200)["instance_role"]);
        var other = await stage.StaffAsync();
        (await owner.Client.PatchAsync(other.AdminPath, new { instance_role = word })).Is(200);
        Assert.Equal(role, (await stage.ReadAsync(other))!.Role);
    }

    [Fact]
    public async Task Are_listed_as_a_bare_array_with_a_link_to_the_next_page()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var owner = await stage.OwnerAsync();
        for (var i = 0; i < 4; i++)
            await stage.StaffAsync();
        await stage.UserAsync();
        var all = (await owner.Client.GetAsync(Path)).Is(200);
        Assert.Equal(5, all.Json.GetArrayLength());
        Assert.Null(all.Header("Link"));
        var ids = new List<string>();
        for (var path = Path + "?limit=2"; path is not null;)
        {
            var page = (await owner.Client.GetAsync(path)).Is(200);
            ids.AddRange(page.Json.EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            path = page.Header("Link")?.Split('<', '>')[1];
        }
        Assert.Equal(all.Json.EnumerateArray().Select(item => item.GetProperty("id").GetString()!), ids);
    }

    [Fact]
    public async Task Staff_with_the_permission_read_but_reading_shows_no_hash()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var staff = await stage.StaffAsync();
        await stage.Cast.AddGroupAsync(["holdfast.view_account"], staff);
        foreach (var path in (string[])[Path, "/api/v1/admin/users", staff.UserPath])
            Assert.DoesNotContain("argon2id", (await staff.Client.GetAsync(path)).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await staff.Client.GetAsync(staff.UserPath)).Json.GetProperty("api_keys").ValueKind);
    }
}
