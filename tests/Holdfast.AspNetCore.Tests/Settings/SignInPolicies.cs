using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Audit;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Tests.Settings;

/// <summary>What the instance demands of sign-ins, over HTTP.</summary>
public class SignInPolicies
{
    const string Path = "/api/v1/admin/settings";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_developer_reads_and_changes_them_and_the_event_says_what_changed(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var owner = await new Stage(instance).OwnerAsync();
        var before = (await owner.Client.GetAsync(Path)).Is(200);
        Assert.Equal("optional", before.Json.GetProperty("factors").GetProperty("developer").GetString());
        Assert.Equal("\"1\"", before.Header("ETag"));
        var after = (await owner.Client.PatchAsync(Path, new { factors = new { administrator = "required", user = "none" } }, ("If-Match", "\"1\""))).Is(200);
        Assert.Equal(
            """{"factors":{"user":"none","staff":"optional","supervisor":"optional","administrator":"required","developer":"optional"},"house_domains":[],"version":2}""", after.Text);
        var written = Assert.Single(await instance.EventsOfAsync(after));
        Assert.Equal(EventKind.SignInSettingsChanged.Name, written.Kind);
        Assert.Equal([new("factors.user", "optional", "none"), new("factors.administrator", "optional", "required")], written.Changes);
        (await owner.Client.PatchAsync(Path, new { factors = new { user = "optional" } }, ("If-Match", "\"1\""))).IsRefused(412, "version_mismatch");
        Assert.Empty(await instance.EventsOfAsync((await owner.Client.PatchAsync(Path, new { })).Is(200)));
        Assert.Equal(after.Text, (await owner.Client.GetAsync(Path)).Is(200).Text);
    }

    [Fact]
    public async Task Nobody_else_reads_or_changes_them()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var owner = await stage.OwnerAsync();
        var key = await stage.Cast.AddKeyAsync(owner.Id, "holdfast.sensitive", "holdfast.change_policy");
        foreach (var client in new[] { (await stage.AdminAsync()).Client, (await stage.StaffAsync()).Client, key })
        {
            (await client.GetAsync(Path)).IsRefused(403, "forbidden");
            (await client.PatchAsync(Path, new { factors = new { user = "none" } })).IsRefused(403, "forbidden");
        }
        (await stage.Nobody.GetAsync(Path)).IsRefused(401, "unauthenticated");
        (await owner.Client.PatchAsync(Path, new { factors = new { user = "sometimes" } })).IsRefused(400, "malformed");
        (await owner.Client.PatchAsync(Path, """{"factors":{"user":null}}""")).IsRefused(400, "malformed");
        (await owner.Client.PatchAsync(Path, new { factors = new { root = "none" } })).IsRefused(400, "invalid_role");
        (await owner.Client.PatchAsync(Path, new { passwords = "none" })).IsRefused(400, "malformed");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task No_change_locks_out_the_last_who_can_sign_in(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var stage = new Stage(instance);
        var owner = await stage.OwnerAsync();
        (await owner.Client.PatchAsync(Path, new { factors = new { developer = "passkey" } })).IsRefused(409, "last_active_admin");
        await stage.AdminAsync();
        (await owner.Client.PatchAsync(Path, new { factors = new { developer = "passkey" } })).IsRefused(409, "last_active_owner");
        (await owner.Client.PatchAsync(Path, new { factors = new { administrator = "passkey" } })).Is(200);
        Assert.Equal(1, (await instance.Store.Accounts.HoldersAsync(default)).Administrator);
        (await owner.Client.PatchAsync(Path, new { factors = new { user = "passkey" } })).Is(200);
        var user = await stage.UserAsync().ContinueWith(added => added.Exception, TaskScheduler.Default);
        Assert.Contains("invalid_credentials", user!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_factor_that_is_demanded_holds_back_sessions_that_began_before()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var stage = new Stage(instance);
        var (owner, admin) = (await stage.OwnerAsync(), await stage.AdminAsync());
        (await owner.Client.PatchAsync(Path, new { factors = new { administrator = "required" } })).Is(200);
        (await admin.Client.GetAsync("/api/v1/admin/admins")).IsRefused(403, "sign_in_incomplete");
        Assert.Equal("enrol_factor", (await admin.Client.GetAsync("/api/v1/auth/me")).Is(200)["next"]);
        (await admin.Client.PatchAsync(owner.UserPath, new { role = "user" })).IsRefused(403, "sign_in_incomplete");
        var login = (await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = admin.Name, password = Cast.Password, transport = "bearer" })).Is(200);
        Assert.Equal("enrol_factor", login["next"]);
        (await new Client(instance, login["token"]).PostAsync("/api/v1/auth/reauthenticate", new { password = Cast.Password })).Is(200);
        (await owner.Client.GetAsync("/api/v1/admin/admins")).Is(200);
    }

    [Fact]
    public async Task A_closed_window_keeps_them_as_they_are()
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(Engine.Sqlite, clock);
        var owner = await new Stage(instance).OwnerAsync();
        clock.Move(TimeSpan.FromMinutes(11));
        (await owner.Client.PatchAsync(Path, new { factors = new { user = "none" } })).IsRefused(401, "reauthentication_required");
        Assert.Equal(FactorPolicy.Optional, (await instance.Store.Callers.FindBySessionAsync(SessionHash(owner), default))!.Settings[Role.User]);
    }

    static Sessions.SecretHash SessionHash(Person person) => Sessions.SecretHash.Of(person.Client.Secret!);
}
