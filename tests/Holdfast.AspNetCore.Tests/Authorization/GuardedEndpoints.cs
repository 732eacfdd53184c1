using Holdfast.AspNetCore.Tests.Groups;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Authorization;

/// <summary>The endpoints of a host, guarded in every way that it may.</summary>
public sealed class GuardedEndpoints(GuardedHost host) : IClassFixture<GuardedHost>
{
    Instance Instance => host.Instance;

    public static TheoryData<string, string, int, string?> Table => new()
    {
        { "nobody", "/open", 200, null },
        { "nobody", "/signed-in", 401, "unauthenticated" },
        { "user", "/signed-in", 200, null },
        { "key", "/signed-in", 200, null },
        { "nobody", "/fallback", 401, "unauthenticated" },
        { "user", "/fallback", 200, null },
        { "nobody", "/permission", 401, "unauthenticated" },
        { "user", "/permission", 403, "forbidden" },
        { "staff", "/permission", 403, "forbidden" },
        { "user+shop.change_order", "/permission", 200, null },
        { "staff+shop.change_order", "/permission", 200, null },
        { "staff+shop.view_order", "/permission", 403, "forbidden" },
        { "administrator", "/permission", 200, null },
        { "key+shop.change_order", "/permission", 200, null },
        { "key+shop.view_order", "/permission", 403, "forbidden" },
        { "key", "/permission", 403, "forbidden" },
        { "staff+shop.change_order", "/permission-policy", 200, null },
        { "staff", "/permission-policy", 403, "forbidden" },
        { "user", "/role", 403, "forbidden" },
        { "staff", "/role", 200, null },
        { "developer", "/role", 200, null },
        { "key+shop.change_order", "/role", 403, "forbidden" },
        { "staff", "/role-policy", 200, null },
        { "user", "/role-policy", 403, "forbidden" },
        { "supervisor", "/role-claim", 200, null },
        { "user", "/role-claim", 403, "forbidden" },
        { "key+shop.change_order", "/role-claim", 403, "forbidden" },
    };

    [Fact]
    public async Task Each_caller_gets_through_where_they_may()
    {
        var callers = new Dictionary<string, Client>();
        foreach (var row in Table)
        {
            var (who, path, status, code) = row.Data;
            if (!callers.TryGetValue(who, out var caller))
                callers[who] = caller = await Instance.CallerAsync(who);
            var answer = await caller.GetAsync(path);
            Assert.True(answer.Status == status, $"{who} {path}: {status} was expected, not {answer.Status} {answer.Text}");
            if (code is not null)
                Assert.NotNull(answer.IsRefused(status, code).CorrelationId);
        }
    }

    [Fact]
    public async Task The_hosts_fallback_policy_leaves_Holdfasts_own_endpoints_alone()
    {
        (await new Client(Instance).GetAsync("/healthz")).Is(200);
        (await new Client(Instance).PostAsync("/api/v1/auth/login", new { identifier = "x", password = "y" })).IsRefused(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_session_with_a_step_left_is_not_signed_in()
    {
        var person = await new Cast(Instance).AddAsync(Role.Developer, account => account with { MustChangePassword = true });
        foreach (var path in new[] { "/signed-in", "/permission", "/role" })
            (await person.Client.GetAsync(path)).IsRefused(403, "sign_in_incomplete", "finish signing in first: change_password");
    }

    [Fact]
    public async Task A_cookie_needs_the_antiforgery_value_with_unsafe_methods()
    {
        var cast = new Cast(Instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var byCookie = (await cast.SignInAsync(admin.Account, "cookie")).Client;
        (await byCookie.PostAsync("/permission", null)).Is(200);
        var forged = new Client(Instance);
        var cookie = ("Cookie", $"holdfast={byCookie.Secret}");
        (await forged.PostAsync("/permission", null, cookie)).IsRefused(403, "csrf_failed");
        (await forged.SendAsync(HttpMethod.Get, "/permission", (object?)null, cookie)).Is(200);
    }

    [Fact]
    public async Task Claims_say_who_it_is()
    {
        var cast = new Cast(Instance);
        var person = await cast.AddAsync(Role.Supervisor);
        var claims = (await person.Client.GetAsync("/claims")).Is(200).Text.Split('\n');
        Assert.Equal([$"nameidentifier={person.Id}", $"name={person.Name}", $"holdfast:session={person.Session}", "holdfast:role=supervisor", "role=user", "role=staff", "role=supervisor"], claims);
        var key = (await (await cast.AddKeyAsync(person.Id)).GetAsync("/claims")).Is(200).Text.Split('\n');
        Assert.Equal(3, key.Length);
        Assert.StartsWith("holdfast:api_key=", key[2]);
    }

    [Fact]
    public async Task An_ended_session_is_not_signed_in_at_the_next_request()
    {
        var person = await new Cast(Instance).AddAsync(Role.Staff);
        (await person.Client.GetAsync("/role")).Is(200);
        await new Cast(Instance).DoAsync(new Sessions.EndSessions(person.Id));
        (await person.Client.GetAsync("/role")).IsRefused(401, "unauthenticated");
    }
}
