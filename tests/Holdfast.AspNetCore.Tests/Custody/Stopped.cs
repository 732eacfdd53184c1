using Holdfast.AspNetCore.Tests.Hosting;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>What is left of somebody who was stopped.</summary>
public class Stopped
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Links_and_temporary_passwords_of_a_removed_administrator_are_dead(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin, other) = (await scene.OwnerAsync(), await scene.AdminAsync(), await scene.AdminAsync());
        var (target, temporary, finished) = (await scene.UserAsync(), await scene.UserAsync(), await scene.CreateAsync(admin));
        var created = await scene.CreateAsync(admin);
        var reset = (await scene.ResetAsync(admin, target)).Is(200);
        var password = (await scene.ResetAsync(admin, temporary, "temporary")).Is(200)["temporary_password"]!;
        var invited = (await admin.Client.PostAsync(Scene.Invitations, new { email = Cast.FreshName() + "@example.org" })).Is(201);
        var control = await scene.CreateAsync(other);
        (await scene.RecoverAsync(finished)).Is(204);

        var removed = (await owner.Client.DeleteAsync(admin.UserPath)).Is(204);
        await scene.LeftAsync(removed, "sign_in_voided", temporary.Id);
        (await scene.RecoverAsync(created)).IsRefused(422, "invalid_token");
        (await scene.RecoverAsync(reset)).IsRefused(422, "invalid_token");
        (await scene.AcceptAsync(invited, Cast.FreshName())).IsRefused(422, "invalid_token");
        (await scene.LoginAsync(temporary.Name, password)).IsRefused(401, "invalid_credentials");
        (await scene.RecoverAsync(control)).Is(204);
        (await scene.LoginAsync(target.Name, Cast.Password)).Is(200);
        (await scene.LoginAsync(finished["username"]!)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_rests_on_an_administrator_ends_when_they_are_removed_as_compromised(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var created = await scene.CreateAsync(admin);
        (await scene.RecoverAsync(created)).Is(204);
        var session = await scene.SignInAsync(created["username"]!);
        var service = await scene.Cast.AddServiceAsync();
        var key = await scene.KeyAsync(admin.Client, service.Id);
        (await key.GetAsync(Scene.Me)).Is(200);

        var removed = (await owner.Client.DeleteAsync(admin.UserPath, new { compromised = true })).Is(200);
        var voided = Assert.Single(removed.Json.GetProperty("voided").EnumerateArray());
        Assert.Equal(created["id"], voided.GetProperty("id").GetString());
        Assert.Equal("void", voided.GetProperty("sign_in").GetProperty("state").GetString());
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(created["username"]!)).IsRefused(401, "invalid_credentials");
        (await key.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_ended_with_its_issuer_does_not_come_back_with_them(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var owner = await scene.OwnerAsync();
        foreach (var how in new[] { "deactivate", "lock", "demote" })
        {
            var admin = await scene.AdminAsync();
            var (target, temporary) = (await scene.UserAsync(), await scene.UserAsync());
            var (created, reset) = (await scene.CreateAsync(admin), (await scene.ResetAsync(admin, target)).Is(200));
            var password = (await scene.ResetAsync(admin, temporary, "temporary")).Is(200)["temporary_password"]!;
            (await StopAsync(owner, admin, how)).Is(200);
            (await StartAsync(owner, admin, how)).Is(200);
            (await scene.LoginAsync(admin.Name, Cast.Password)).Is(200);

            (await scene.RecoverAsync(created)).IsRefused(422, "invalid_token");
            (await scene.RecoverAsync(reset)).IsRefused(422, "invalid_token");
            (await scene.LoginAsync(temporary.Name, password)).IsRefused(401, "invalid_credentials");
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_owner_whose_sign_in_rests_on_somebody_compromised_administers_nothing_until_an_owner_decides(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var (former, target) = (await scene.OwnerAsync(), await scene.OwnerAsync());
        (await scene.RecoverAsync((await scene.ResetAsync(former, target)).Is(200))).Is(204);
        var session = await scene.SignInAsync(target.Name);
        (await owner.Client.PatchAsync(former.UserPath, new { role = "administrator" })).Is(200);

        var removed = (await admin.Client.DeleteAsync(former.UserPath, new { compromised = true })).Is(200);
        Assert.Empty(removed.Json.GetProperty("voided").EnumerateArray());
        var left = Assert.Single(removed.Json.GetProperty("in_doubt").EnumerateArray());
        Assert.Equal(target.Id.ToString(), left.GetProperty("id").GetString());
        await scene.LeftAsync(removed, "custodians_in_doubt", target.Id);
        (await session.GetAsync(Scene.Users + "?limit=1")).Is(200);
        var refused = await session.PostAsync(Scene.Users, new { username = Cast.FreshName() });
        refused.IsRefused(409, "custody_undecided");
        await scene.RefusalLeftAsync(refused, "account_created");
        (await admin.Client.PostAsync(target.UserPath + "/vouch", new { reason = "I know them" })).IsRefused(403, "outranked");

        (await owner.Client.PostAsync(target.UserPath + "/vouch", new { reason = "I know them" })).Is(200);
        (await session.PostAsync(Scene.Users, new { username = Cast.FreshName() })).Is(201);
    }

    static Task<Answer> StopAsync(Person owner, Person admin, string how) => how switch
    {
        "deactivate" => owner.Client.PatchAsync(admin.UserPath, new { is_active = false }),
        "lock" => owner.Client.PostAsync(admin.UserPath + "/lock", new { reason = "to see" }),
        _ => owner.Client.PatchAsync(admin.UserPath, new { role = "user" }),
    };

    static Task<Answer> StartAsync(Person owner, Person admin, string how) => how switch
    {
        "deactivate" => owner.Client.PatchAsync(admin.UserPath, new { is_active = true }),
        "lock" => owner.Client.PostAsync(admin.UserPath + "/unlock", new { reason = "to see" }),
        _ => owner.Client.PatchAsync(admin.UserPath, new { role = "administrator" }),
    };
}
