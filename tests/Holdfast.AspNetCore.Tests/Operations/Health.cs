using System.Text.Json;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Operations;

public class Health
{
    [Fact]
    public async Task An_instance_without_an_owner_is_ready_with_a_warning()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var client = new Client(instance);
        Assert.Equal("""{"status":"alive"}""", (await client.GetAsync("/healthz")).Is(200).Text);
        var ready = (await client.GetAsync("/readyz")).Is(200);
        Assert.Equal(("ready", JsonValueKind.Null), (ready["status"], ready.Json.GetProperty("reason").ValueKind));
        Assert.Contains("no owner yet", Assert.Single(ready.Json.GetProperty("warnings").EnumerateArray()).GetString());
        await new Cast(instance).AddAsync(Role.Developer);
        Assert.Empty((await client.GetAsync("/readyz")).Is(200).Json.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told_and_everything_else_answers_store_unavailable()
    {
        await using var instance = await Instance.StartAsync(Engine.PostgreSql);
        var admin = (await new Cast(instance).AddAsync(Role.Developer)).Client;
        await instance.LoseStoreAsync();
        var unready = (await admin.GetAsync("/readyz")).Is(503);
        Assert.Equal(("unready", "False"), (unready["status"], unready["store_reachable"]));
        Assert.NotEqual("", unready["reason"]);
        Assert.DoesNotContain("assword", unready["reason"]);
        (await admin.GetAsync("/healthz")).Is(200);
        var refused = (await admin.GetAsync("/api/v1/admin/groups")).IsRefused(503, "store_unavailable");
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.Contains("holdfast_store_up 0\n", (await admin.GetAsync("/metrics")).Is(200).Text);
    }

    [Fact]
    public async Task Losses_until_a_protected_role_is_empty_are_counted()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Developer);
        await cast.AddAsync(Role.Administrator);
        await cast.AddAsync(Role.Administrator, account => account with { ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        var staff = await cast.AddAsync(Role.Staff);
        var roles = (await owner.Client.GetAsync("/api/v1/admin/authority")).Is(200).Json.GetProperty("roles").EnumerateArray().ToArray();
        Assert.Equal(["administrator 2 2 1", "developer 1 1 0"], roles.Select(role =>
            $"{role.GetProperty("role")} {role.GetProperty("lasting_holders")} {role.GetProperty("losses_to_zero")} {role.GetProperty("losses_allowed")}"));
        Assert.Equal(owner.Name, Assert.Single(roles[1].GetProperty("holders").EnumerateArray()).GetProperty("username").GetString());
        Assert.Equal(2, roles[0].GetProperty("holders").GetArrayLength());
        (await staff.Client.GetAsync("/api/v1/admin/authority")).IsRefused(403, "forbidden");
        (await new Client(instance).GetAsync("/api/v1/admin/authority")).IsRefused(401, "unauthenticated");
        var metrics = (await staff.Client.GetAsync("/metrics")).Is(200).Text;
        Assert.Contains("holdfast_lasting_holders{role=\"administrator\"} 2\n", metrics);
        Assert.Contains("holdfast_lasting_holders{role=\"developer\"} 1\n", metrics);
    }
}
