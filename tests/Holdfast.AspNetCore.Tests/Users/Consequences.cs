using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Users;

/// <summary>What ends, ends at once; what ended stays ended.</summary>
public class Consequences
{
    const string Me = "/api/v1/auth/me";

    public static MatrixTheoryData<Engine, string> Stops => new([Engine.Sqlite, Engine.PostgreSql], ["deactivate", "lock", "remove"]);

    [Theory, MemberData(nameof(Stops))]
    public async Task Sessions_and_keys_are_dead_with_the_answer_and_nothing_revives_them(Engine engine, string how)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target) = (await stage.OwnerAsync(), await stage.AdminAsync());
        var key = await stage.Cast.AddKeyAsync(target.Id, "holdfast.view_account");
        (await key.GetAsync("/api/v1/admin/users")).Is(200);
        var answer = how switch
        {
            "deactivate" => await admin.Client.PatchAsync(target.AdminPath, new { is_active = false }),
            "lock" => await admin.Client.PostAsync(target.UserPath + "/lock", new { reason = "why not" }),
            _ => await admin.Client.DeleteAsync(target.UserPath),
        };
        Assert.InRange(answer.Status, 200, 204);
        await AreDeadAsync();
        Assert.Contains("\"sessions_ended\":1,\"api_keys_revoked\":1", Assert.Single(await stage.Instance.EventsOfAsync(answer), entry => entry.Kind != "status_list_flipped").DetailJson, StringComparison.Ordinal);
        if (how != "remove")
        {
            (await admin.Client.PatchAsync(target.AdminPath, new { is_active = true })).Is(200);
            (await admin.Client.PostAsync(target.UserPath + "/unlock", new { reason = "all is well" })).Is(200);
            await AreDeadAsync();
        }

        async Task AreDeadAsync()
        {
            (await target.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
            (await key.GetAsync("/api/v1/admin/users")).IsRefused(401, "unauthenticated");
            (await key.GetAsync("/api/v1/auth/verify")).IsRefused(401, "unauthenticated");
        }
    }

    public static MatrixTheoryData<Engine, string> OtherEnds => new(
        [Engine.Sqlite, Engine.PostgreSql], ["promote", "demote", "password", "temporary", "sessions", "one session", "factors"]);

    [Theory, MemberData(nameof(OtherEnds))]
    public async Task Sessions_end_and_keys_only_with_the_sign_in_itself(Engine engine, string how)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target) = (await stage.OwnerAsync(), await stage.Cast.AddAsync(Role.Supervisor));
        var key = await stage.Cast.AddKeyAsync(target.Id);
        var answer = how switch
        {
            "promote" => await admin.Client.PatchAsync(target.UserPath, new { role = "administrator" }),
            "demote" => await admin.Client.PatchAsync(target.AdminPath, new { instance_role = "staff" }),
            "password" => await admin.Client.PatchAsync(target.AdminPath, new { password = "chosen by another" }),
            "temporary" => await admin.Client.PostAsync(target.UserPath + "/reset-password", new { mode = "temporary", reason = "lost" }),
            "sessions" => await admin.Client.DeleteAsync(target.UserPath + "/sessions"),
            "one session" => await admin.Client.DeleteAsync($"{target.UserPath}/sessions/{target.Session}"),
            _ => await admin.Client.PostAsync(target.UserPath + "/reset-factors", new { reason = "lost" }),
        };
        Assert.InRange(answer.Status, 200, 204);
        (await target.Client.GetAsync(Me)).IsRefused(401, "unauthenticated");
        if (how is not ("password" or "temporary" or "factors"))
            (await key.GetAsync(Me)).Is(200);
        (await admin.Client.DeleteAsync(target.UserPath + "/api-keys")).Is(204);
        (await key.GetAsync(Me)).IsRefused(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_carries_no_more_than_its_owner_holds_now()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (owner, target) = (await stage.OwnerAsync(), await stage.AdminAsync());
        var key = await stage.Cast.AddKeyAsync(target.Id, "holdfast.view_account", "holdfast.change_account");
        (await key.GetAsync("/api/v1/admin/users")).Is(200);
        (await owner.Client.PatchAsync(target.UserPath, new { role = "staff" })).Is(200);
        (await key.GetAsync("/api/v1/admin/users")).IsRefused(403, "forbidden");
    }

    [Fact]
    public async Task A_link_ends_nothing_until_it_is_used()
    {
        var stage = new Stage(await Running.OnAsync(Engine.Sqlite));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        (await admin.Client.PostAsync(target.UserPath + "/reset-password", new { mode = "link", reason = "lost" })).Is(200);
        (await target.Client.GetAsync(Me)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_temporary_password_signs_in_and_must_be_changed(Engine engine)
    {
        var stage = new Stage(await Running.OnAsync(engine));
        var (admin, target) = (await stage.AdminAsync(), await stage.UserAsync());
        var secret = (await admin.Client.PostAsync(target.UserPath + "/reset-password", new { mode = "temporary", reason = "lost" })).Is(200)["temporary_password"];
        Assert.Matches(@"\A[2-9A-HJ-NP-Za-z]{20}\z", secret);
        var login = (await stage.Nobody.PostAsync("/api/v1/auth/login", new { identifier = target.Name, password = secret, transport = "bearer" })).Is(200);
        Assert.Equal("change_password", login["next"]);
        var self = new Client(stage.Instance, login["token"]);
        (await self.GetAsync("/api/v1/auth/sessions")).IsRefused(403, "sign_in_incomplete");
        var changed = (await self.PostAsync("/api/v1/auth/password", new { current_password = secret, new_password = "a password of my own" })).Is(200);
        Assert.Equal("done", changed["next"]);
        (await self.GetAsync(Me)).IsRefused(401, "unauthenticated");
        (await new Client(stage.Instance, changed["token"]).GetAsync("/api/v1/auth/sessions")).Is(200);
    }
}
