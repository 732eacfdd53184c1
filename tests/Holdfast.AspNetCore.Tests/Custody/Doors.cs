using System.Net;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Refused;
using Holdfast.Audit;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>What answers give away: stored answers, mistyped questions, throttles, the log, and the last door out.</summary>
public class Doors
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Somebody_who_was_demoted_gets_no_stored_answer(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var (body, once) = (new { username = Cast.FreshName() }, ("Idempotency-Key", Cast.FreshName()));
        var first = (await admin.Client.PostAsync(Scene.Users, body, once)).Is(201);
        var again = (await admin.Client.PostAsync(Scene.Users, body, once)).Is(201);
        Assert.Equal((first["id"], "true"), (again["id"], again.Header("Idempotency-Replayed")));

        (await owner.Client.PatchAsync(admin.UserPath, new { role = "user" })).Is(200);
        var session = await scene.SignInAsync(admin.Name, Cast.Password);
        (await session.GetAsync(Scene.Me)).Is(200);
        var refused = await session.PostAsync(Scene.Users, body, once);
        refused.IsRefused(403, "forbidden");
        Assert.Null(refused.Header("Idempotency-Replayed"));
        Assert.DoesNotContain(first["id"]!, refused.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nor_does_somebody_who_lost_the_permission(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, staff) = (await scene.OwnerAsync(), await scene.StaffAsync());
        var group = await scene.Cast.AddGroupAsync(["holdfast.add_account"], staff);
        var (body, once) = (new { username = Cast.FreshName() }, ("Idempotency-Key", Cast.FreshName()));
        (await staff.Client.PostAsync(Scene.Users, body, once)).Is(201);
        Assert.Equal("true", (await staff.Client.PostAsync(Scene.Users, body, once)).Is(201).Header("Idempotency-Replayed"));
        (await owner.Client.DeleteAsync($"{Scene.Groups}/{group}/members/{staff.Id}")).Is(204);
        (await staff.Client.GetAsync(Scene.Me)).Is(200);
        (await staff.Client.PostAsync(Scene.Users, body, once)).IsRefused(403, "forbidden");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_mistyped_parameter_of_verify_lets_nobody_through(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (user, staff) = (await scene.UserAsync(), await scene.StaffAsync("shop.view_order"));
        (await staff.Client.GetAsync(Scene.Verify + "?role=staff&permission=shop.view_order")).Is(200);
        (await user.Client.GetAsync(Scene.Verify)).Is(200);
        (await user.Client.GetAsync(Scene.Verify + "?role=staff")).IsRefused(403, "forbidden");
        string[] queries = ["rol=staff", "Role=staff", "permissions=shop.view_order", "role=staff&perm=shop.view_order", "=staff", "rol"];
        foreach (var query in queries)
        {
            foreach (var person in new[] { user, staff })
            {
                var refused = (await person.Client.GetAsync($"{Scene.Verify}?{query}")).IsRefused(400, "invalid_query");
                Assert.Null(refused.Header("X-Holdfast-User"));
            }
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_throttle_does_not_tell_that_a_name_and_an_address_are_one_account(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var scene = new Scene(instance);
        var (one, other) = (await AddressedAsync(scene), await AddressedAsync(scene));
        var nobody = (Name: Cast.FreshName(), Address: Cast.FreshName() + "@example.org");
        (string First, string Second)[] pairs = [(one.Name, AddressOf(one)), (Cast.FreshName(), AddressOf(other)), nobody];
        foreach (var (first, _) in pairs)
            (await scene.LoginAsync(first, "wrong")).IsRefused(401, "invalid_credentials");
        // As after many more failures, and for longer than this test takes.
        await instance.RunSqlAsync("UPDATE sign_in_throttle SET failures = 15, closed_until = at + 900000000 WHERE length(network) > 1");
        foreach (var (first, second) in pairs)
        {
            (await scene.LoginAsync(first, "wrong")).IsRefused(429, "throttled");
            (await scene.LoginAsync(second, "wrong")).IsRefused(401, "invalid_credentials");
        }
        (await scene.LoginAsync(AddressOf(one), Cast.Password)).IsRefused(401, "invalid_credentials");
        (await scene.LoginAsync(AddressOf(other), Cast.Password)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task One_network_of_addresses_does_not_flood_the_log(Engine engine)
    {
        var clock = new SteppedClock().Stand();
        await using var instance = await Instance.StartAsync(
            engine, new InstanceSettings { Time = clock, Http = http => http.TrustedProxies.Add(IPAddress.Loopback) });
        var scene = new Scene(instance);
        string[] networks = ["2001:db8:0:1:", "2001:db8:0:2:", "198.51.100."];
        foreach (var network in networks)
        {
            for (var host = 1; host <= 25; host++)
            {
                var from = network.Contains(':', StringComparison.Ordinal) ? $"{network}{host:x}::{host:x}" : $"{network}{host}";
                var body = new { identifier = Cast.FreshName(), password = "wrong" };
                (await scene.Nobody.PostAsync("/api/v1/auth/login", body, ("X-Forwarded-For", from))).Is(401);
            }
        }
        clock.Move(TimeSpan.FromMinutes(10));
        await instance.Gate.WriteFoldedAsync(default);
        var entries = await instance.Store.Audit.ListAsync(new AuditQuery { Limit = 500 }, default);
        foreach (var network in networks)
        {
            var told = entries.Where(entry => entry.Ip?.StartsWith(network, StringComparison.Ordinal) == true);
            Assert.Equal(["refusals_folded", "sign_in_failed"], told.Select(entry => entry.Kind).Order(StringComparer.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public Task The_last_owner_does_not_leave_to_somebody_whose_temporary_password_would_be_void(Engine engine) =>
        Running.AloneOnAsync(engine, LeaveAsync);

    static async Task LeaveAsync(Instance instance)
    {
        var (scene, stage) = (new Scene(instance), new Stage(instance));
        var owners = await stage.OnlyOwnersAsync(2);
        var (leaving, heir) = (owners[0], owners[1]);
        await stage.AdminAsync();
        var temporary = (await scene.ResetAsync(leaving, heir, "temporary")).Is(200)["temporary_password"]!;
        var refused = await leaving.Client.DeleteAsync("/v1/members/me");
        refused.IsRefused(409, "last_active_owner");
        await scene.RefusalLeftAsync(refused, "member_removed");
        (await leaving.Client.GetAsync(Scene.Me)).Is(200);

        var first = await scene.SignInAsync(heir.Name, temporary);
        (await Scene.ChangePasswordAsync(first, temporary, Scene.Chosen)).Is(200);
        (await leaving.Client.DeleteAsync("/v1/members/me")).Is(200);
        (await scene.LoginAsync(heir.Name)).Is(200);
    }

    static Task<Person> AddressedAsync(Scene scene) =>
        scene.Cast.AddAsync(Role.User, command => command with { Email = Accounts.EmailAddress.Parse(Cast.FreshName() + "@example.org") });

    static string AddressOf(Person person) => person.Account.Email!.Value;
}
