using Holdfast.Accounts;
using Holdfast.AspNetCore.Callers;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Authentication;

/// <summary><c>verify</c>, <c>authorize</c> and <c>me</c>: what a caller may do, and why.</summary>
public class Verifying
{
    const string Verify = "/api/v1/auth/verify";
    const string Authorize = "/api/v1/authorize";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_proxy_learns_who_it_is(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var staff = await stage.StaffAsync();
        await stage.Cast.AddGroupAsync(["shop.view_order", "shop.change_order"], staff);
        var answer = (await staff.Client.GetAsync(Verify)).Is(200);
        Assert.Equal((staff.Name, staff.Id.ToString(), "staff"), (answer.Header("X-Holdfast-User"), answer.Header("X-Holdfast-User-Id"), answer.Header("X-Holdfast-Role")));
        Assert.Equal("shop.view_order,shop.change_order", answer.Header("X-Holdfast-Permissions"));
        Assert.Equal("", answer.Text);
    }

    [Theory]
    [InlineData("?role=user", 200, null)]
    [InlineData("?role=staff", 200, null)]
    [InlineData("?role=supervisor", 403, "forbidden")]
    [InlineData("?role=admin", 400, "invalid_role")]
    [InlineData("?role=", 400, "invalid_role")]
    [InlineData("?permission=shop.view_order", 200, null)]
    [InlineData("?permission=shop.delete_order", 403, "forbidden")]
    [InlineData("?permission=shop.view_ordr", 400, "malformed")]
    [InlineData("?permission=shop.view_order&permission=shop.delete_order", 403, "forbidden")]
    [InlineData("?role=staff&permission=shop.view_order", 200, null)]
    public async Task A_proxy_may_ask_for_more(string query, int status, string? code)
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var staff = await stage.StaffAsync();
        await stage.Cast.AddGroupAsync(["shop.view_order"], staff);
        var answer = (await staff.Client.GetAsync(Verify + query)).Is(status);
        Assert.Equal(code, answer.Code);
        (await stage.Nobody.GetAsync(Verify + query)).IsRefused(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_passes_for_its_scopes_and_for_no_role()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var key = await stage.Cast.AddKeyAsync((await stage.OwnerAsync()).Id, "holdfast.identity", "shop.view_order");
        var answer = (await key.GetAsync(Verify + "?permission=shop.view_order")).Is(200);
        Assert.Equal(["holdfast.identity", "shop.view_order"], answer.Header("X-Holdfast-Permissions")!.Split(',').Order(StringComparer.Ordinal));
        Assert.Equal("", answer.Header("X-Holdfast-Role"));
        (await key.GetAsync(Verify + "?permission=shop.change_order")).IsRefused(403, "forbidden");
        (await key.GetAsync(Verify + "?role=user")).IsRefused(403, "forbidden");
        var me = (await key.GetAsync("/api/v1/auth/me")).Is(200);
        Assert.Equal(
            ["holdfast.identity", "shop.view_order"], me.Json.GetProperty("permissions").EnumerateArray().Select(held => held.GetProperty("codename").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Decisions_say_why()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (staff, user, owner) = (await stage.StaffAsync(), await stage.UserAsync(), await stage.OwnerAsync());
        await stage.Cast.AddGroupAsync(["shop.view_order", "holdfast.view_account"], staff, user);
        await DecidesAsync(staff.Client, "shop.view_order", true, "group ");
        await DecidesAsync(staff.Client, "shop.add_order", false, "not granted");
        await DecidesAsync(staff.Client, "holdfast.view_account", true, "group ");
        await DecidesAsync(user.Client, "shop.view_order", true, "group ");
        await DecidesAsync(user.Client, "holdfast.view_account", false, "role user does not enter the panel");
        await DecidesAsync(owner.Client, "shop.add_order", true, "role developer");
        await DecidesAsync(await stage.Cast.AddKeyAsync(owner.Id), "shop.add_order", false, "not in the scopes of this key");
        var several = (await staff.Client.PostAsync(Authorize, new { permissions = new[] { "shop.add_order", "shop.view_order" } })).Is(200).Json.GetProperty("decisions");
        Assert.Equal([false, true], several.EnumerateArray().Select(decision => decision.GetProperty("allowed").GetBoolean()));
        (await staff.Client.PostAsync(Authorize, new { permission = "shop.fly_order" })).IsRefused(422, "invalid_permission");
        (await staff.Client.PostAsync(Authorize, new { permissions = new[] { "shop.view_order", "shop.fly_order" } })).IsRefused(422, "invalid_permission");
        (await staff.Client.PostAsync(Authorize, new { })).IsRefused(400, "malformed");
        (await staff.Client.PostAsync(Authorize, new { permission = "shop.view_order", permissions = Array.Empty<string>() })).IsRefused(400, "malformed");
        (await staff.Client.PostAsync(Authorize, new { permissions = Enumerable.Repeat("shop.view_order", 101) })).IsRefused(400, "malformed");
    }

    [Fact]
    public async Task Each_reads_the_store_once()
    {
        Watched<ICallerReader> callers = null!;
        Watched<IAccountReader> accounts = null!;
        Watched<IGroupReader> groups = null!;
        Watched<IAuthorityStore> authority = null!;
        await using var instance = await Instance.StartAsync(Engine.Sqlite, new InstanceSettings
        {
            Services = services => (callers, accounts, groups, authority) =
                (Watched<ICallerReader>.Before(services), Watched<IAccountReader>.Before(services), Watched<IGroupReader>.Before(services), Watched<IAuthorityStore>.Before(services)),
        });
        var stage = new Stage(instance);
        var person = await stage.StaffAsync();
        // Both ask the store too, each in its own time.
        await instance.Service<Upkeep>().StopAsync(default);
        await instance.Service<CredentialUse>().StopAsync(default);
        var started = (callers.Calls, Others());
        (await person.Client.GetAsync("/api/v1/auth/me")).Is(200);
        (await person.Client.GetAsync(Verify + "?role=staff")).Is(200);
        (await person.Client.PostAsync(Authorize, new { permissions = new[] { "shop.view_order", "shop.add_order" } })).Is(200);
        Assert.Equal((started.Calls + 3, started.Item2), (callers.Calls, Others()));
        int Others() => accounts.Calls + groups.Calls + authority.Calls;
    }

    static async Task DecidesAsync(Client client, string permission, bool allowed, string why)
    {
        var decision = (await client.PostAsync(Authorize, new { permission })).Is(200).Json;
        Assert.Equal(allowed, decision.GetProperty("allowed").GetBoolean());
        Assert.StartsWith(why, decision.GetProperty("why").GetString(), StringComparison.Ordinal);
    }
}
