using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Users;

public class Listing
{
    const string Path = "/api/v1/admin/users";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Pages_hold_each_account_once_in_every_order(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var admin = await stage.AdminAsync();
        var mark = "m" + Cast.FreshName().Replace("-", "", StringComparison.Ordinal);
        var made = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var role = i % 2 == 0 ? Role.User : Role.Staff;
            made.Add((await stage.Cast.AddAsync(role, command => command with { Username = Username.Parse($"{mark}-{6 - i}") })).Id.ToString());
        }
        foreach (var sort in (string[])["created_at", "-created_at", "username", "-username", "last_login_at", "-last_login_at"])
            Assert.Equal(made.Order(), (await ReadAllAsync(admin, $"{Path}?q={mark}&limit=3&sort={sort}")).Order());
        Assert.Equal(made, await ReadAllAsync(admin, $"{Path}?q={mark}&limit=2"));
        Assert.Equal(Enumerable.Reverse(made), await ReadAllAsync(admin, $"{Path}?q={mark}&limit=2&sort=username"));
        Assert.Equal(3, (await ReadAllAsync(admin, $"{Path}?q={mark}&role=staff")).Count);
        Assert.Empty(await ReadAllAsync(admin, $"{Path}?q={mark}&active=false"));
        Assert.Equal(7, (await ReadAllAsync(admin, $"{Path}?q={mark}&active=true")).Count);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_item_says_what_the_contract_lists(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        var item = (await admin.Client.GetAsync($"{Path}?q={target.Name}")).Is(200).Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(
            ["id", "kind", "username", "email", "did", "role", "is_active", "expires_at", "state", "mfa", "created_at", "last_login_at", "version"],
            item.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"did:web:id.example.org:members:{target.Id}", item.GetProperty("did").GetString());
        Assert.Equal("active", item.GetProperty("state").GetString());
    }

    [Fact]
    public async Task States_are_one_word_each()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        async Task<string?> StateAsync() => (await admin.Client.GetAsync(target.UserPath)).Is(200)["state"];
        Assert.Equal("active", await StateAsync());
        Assert.Equal("locked", (await admin.Client.PostAsync(target.UserPath + "/lock", new { reason = "a look at it", minutes = 5 })).Is(200)["state"]);
        Assert.Equal("locked", await StateAsync());
        Assert.Equal("active", (await admin.Client.PostAsync(target.UserPath + "/unlock", new { reason = "all is well" })).Is(200)["state"]);
        Assert.Equal("inactive", (await admin.Client.PatchAsync(target.UserPath, new { is_active = false })).Is(200)["state"]);
        var service = await stage.Cast.AddServiceAsync();
        var shown = (await admin.Client.GetAsync($"{Path}/{service.Id}")).Is(200);
        Assert.Equal(("never_signed_in", "service"), (shown["state"], shown["kind"]));
    }

    static async Task<List<string>> ReadAllAsync(Person reader, string path)
    {
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await reader.Client.GetAsync(cursor.Length == 0 ? path : $"{path}&cursor={cursor}")).Is(200).Json;
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        return ids;
    }
}
