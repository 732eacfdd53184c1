using Holdfast.AspNetCore.Tests.Factors;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>Keys that somebody else made, keys that say more than their scopes, and keys that outlive the loss of an account.</summary>
public class KeysForOthers
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_does_not_rise_with_the_service_it_was_minted_for(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var owner = await scene.OwnerAsync();
        var minter = await scene.StaffAsync("holdfast.add_api_key", "holdfast.view_account", "shop.view_order");
        var service = await scene.Cast.AddServiceAsync(Role.Staff);
        var path = $"{Scene.Users}/{service.Id}";
        string[] scopes = ["holdfast.view_account", "holdfast.sensitive", "holdfast.identity"];
        (await Scene.MintAsync(minter.Client, service.Id, "holdfast.view_group")).IsRefused(403, "cannot_escalate");
        var minted = (await Scene.MintAsync(minter.Client, service.Id, scopes)).Is(201);
        var kept = new Client(scene.Instance, minted["key"]);
        (await kept.GetAsync(Scene.Users)).IsRefused(403, "forbidden");

        (await owner.Client.PatchAsync(path, new { role = "administrator" })).Is(200);
        (await kept.GetAsync(Scene.Users)).Is(200);
        (await kept.GetAsync(Scene.Groups)).IsRefused(403, "forbidden");
        Assert.Equal("", (await kept.GetAsync(Scene.Verify)).Is(200).Header("X-Holdfast-Role"));
        (await kept.GetAsync(Scene.Verify + "?role=administrator")).IsRefused(403, "forbidden");
        (await kept.GetAsync(Scene.Verify + "?permission=shop.view_order")).IsRefused(403, "forbidden");
        var ceiling = (await owner.Client.GetAsync($"{Scene.Keys}/{minted["id"]}")).Is(200).Json.GetProperty("ceiling");
        Assert.Equal(("staff", false), (ceiling.GetProperty("role").GetString(), ceiling.GetProperty("everything").GetBoolean()));

        (await Scene.MintAsync(minter.Client, service.Id)).IsRefused(403, "outranked");
        (await minter.Client.PostAsync($"{Scene.Keys}/{minted["id"]}/rotate", null)).IsRefused(403, "outranked");
        var rotated = (await owner.Client.PostAsync($"{Scene.Keys}/{minted["id"]}/rotate", new { overlap_minutes = 10 })).Is(200);
        (await new Client(scene.Instance, rotated["key"]).GetAsync(Scene.Users)).Is(200);
        ceiling = (await owner.Client.GetAsync($"{Scene.Keys}/{minted["id"]}")).Is(200).Json.GetProperty("ceiling");
        Assert.Equal(("developer", true), (ceiling.GetProperty("role").GetString(), ceiling.GetProperty("everything").GetBoolean()));
        (await kept.GetAsync(Scene.Users)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_cannot_raise_what_it_does_when_its_minter_or_its_service_gets_more(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var owner = await scene.OwnerAsync();
        var minter = await scene.StaffAsync("holdfast.add_api_key", "holdfast.add_account", "holdfast.change_account");
        var service = await scene.Cast.AddServiceAsync(Role.Staff);
        var group = await scene.Cast.AddGroupAsync(["holdfast.add_account"]);
        (await owner.Client.SendAsync(HttpMethod.Put, $"{Scene.Groups}/{group}/members/{service.Id}")).Is(204);
        var key = await scene.KeyAsync(minter.Client, service.Id, "holdfast.add_account", "holdfast.sensitive");
        await scene.CreateAsync(key);

        (await owner.Client.PatchAsync($"{Scene.Users}/{service.Id}", new { role = "supervisor" })).Is(200);
        await scene.CreateAsync(key, "staff");
        var refused = await key.PostAsync(Scene.Users, new { username = Cast.FreshName(), role = "supervisor" });
        refused.IsRefused(403, "cannot_escalate");
        await scene.RefusalLeftAsync(refused, "account_created");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_for_everything_stays_what_its_account_was_when_it_was_minted(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var staff = await scene.StaffAsync("holdfast.view_group");
        var service = await scene.Cast.AddServiceAsync();
        (await Scene.MintAsync(admin.Client, service.Id, "holdfast.everything")).IsRefused(422, "invalid_command");
        var key = await scene.KeyAsync(staff.Client, null, "holdfast.everything");
        (await key.GetAsync(Scene.Groups)).Is(200);
        (await key.GetAsync(Scene.Users)).IsRefused(403, "forbidden");

        (await owner.Client.PatchAsync(staff.UserPath, new { role = "administrator" })).Is(200);
        var own = await scene.SignInAsync(staff.Name, Cast.Password);
        (await own.GetAsync(Scene.Users)).Is(200);
        (await key.GetAsync(Scene.Groups)).Is(200);
        (await key.GetAsync(Scene.Users)).IsRefused(403, "forbidden");
        (await (await scene.KeyAsync(own, null, "holdfast.everything")).GetAsync(Scene.Users)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_that_may_add_accounts_creates_no_administrator(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var key = await scene.KeyAsync(admin.Client, null, "holdfast.add_account", "holdfast.change_account", "holdfast.sensitive");
        var made = await scene.CreateAsync(key);
        await scene.CreateAsync(key, "supervisor");

        var (username, password) = (Cast.FreshName(), Cast.Password);
        (await key.PostAsync(Scene.Users, new { username, role = "administrator" })).IsRefused(403, "not_covered");
        (await key.PostAsync(Scene.Users, new { username, role = "administrator", password })).IsRefused(403, "not_covered");
        (await key.PostAsync("/api/v1/admin/admins", new { username, password, instance_role = "admin" })).IsRefused(403, "not_covered");
        var invited = await key.PostAsync(Scene.Invitations, new { email = username + "@example.org", role = "administrator" });
        invited.IsRefused(403, "not_covered");
        await scene.RefusalLeftAsync(invited, "invitation_sent");
        var raised = await key.PatchAsync(Scene.UserPath(made), new { role = "administrator" });
        raised.IsRefused(403, "cannot_escalate");
        await scene.RefusalLeftAsync(raised, "role_changed");
        (await Scene.MintAsync(key, null)).IsRefused(403, "forbidden");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_mints_a_key_for_a_colleague_and_is_that_colleague_at_a_proxy(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (minter, colleague) = (await scene.StaffAsync("holdfast.add_api_key"), await scene.StaffAsync());
        var (service, admin) = (await scene.Cast.AddServiceAsync(), await scene.AdminAsync());
        foreach (var somebody in new[] { minter, admin })
        {
            var refused = await Scene.MintAsync(somebody.Client, colleague.Id);
            refused.IsRefused(403, "forbidden");
            await scene.RefusalLeftAsync(refused, "api_key_created");
        }
        var plain = await scene.KeyAsync(minter.Client, service.Id);
        (await plain.GetAsync(Scene.Me)).Is(200);
        (await plain.GetAsync(Scene.Verify)).IsRefused(403, "forbidden");
        var own = await scene.KeyAsync(colleague.Client, null);
        (await own.GetAsync(Scene.Verify)).IsRefused(403, "forbidden");
        (await own.GetAsync("/v1/members/me/credential")).IsRefused(403, "forbidden");

        var identity = (await Scene.MintAsync(minter.Client, service.Id, "holdfast.identity")).Is(201);
        var shown = (await new Client(scene.Instance, identity["key"]).GetAsync(Scene.Verify)).Is(200);
        Assert.Equal((service.Id.ToString(), identity["id"]), (shown.Header("X-Holdfast-User-Id"), shown.Header("X-Holdfast-Key")));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_invitation_made_by_a_leaked_key_ends_with_the_report(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        string[] scopes = ["holdfast.add_account", "holdfast.sensitive"];
        var (leaked, other) = (await scene.KeyAsync(admin.Client, null, scopes), await scene.KeyAsync(admin.Client, null, scopes));
        var (waiting, accepted) = (await InviteAsync(leaked), await InviteAsync(leaked));
        var (created, control) = (await scene.CreateAsync(leaked), await InviteAsync(other));
        var name = Cast.FreshName();
        var account = await scene.AccountOf((await scene.AcceptAsync(accepted, name)).Is(201));
        var session = await scene.SignInAsync(name);

        var report = (await scene.ReportAsync(leaked)).Is(202);
        await scene.LeftAsync(report, "leak_reported", admin.Id);
        await scene.LeftAsync(report, "sign_in_voided", account.Id);
        (await leaked.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.AcceptAsync(waiting, Cast.FreshName())).IsRefused(422, "invalid_token");
        (await scene.RecoverAsync(created)).IsRefused(422, "invalid_token");
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(name)).IsRefused(401, "invalid_credentials");
        (await scene.AcceptAsync(control, Cast.FreshName())).Is(201);

        static async Task<Answer> InviteAsync(Client key) =>
            (await key.PostAsync(Scene.Invitations, new { email = Cast.FreshName() + "@example.org" })).Is(201);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_secret_from_before_a_rotation_reports_the_whole_key(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var minted = (await Scene.MintAsync(admin.Client, null)).Is(201);
        var rotated = (await admin.Client.PostAsync($"{Scene.Keys}/{minted["id"]}/rotate", new { overlap_minutes = 10 })).Is(200);
        var (before, after) = (new Client(scene.Instance, minted["key"]), new Client(scene.Instance, rotated["key"]));
        (await before.GetAsync(Scene.Me)).Is(200);
        (await after.GetAsync(Scene.Me)).Is(200);
        await scene.LeftAsync((await scene.ReportAsync(before)).Is(202), "leak_reported", admin.Id);
        (await before.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await after.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_own_key_survives_no_recovery_but_a_change_by_the_present_password(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var (admin, person) = (await scene.AdminAsync(), await mailed.AddAsync(Role.Staff));
        var session = person.Client;

        var key = await scene.KeyAsync(session, null);
        var changed = await Scene.ChangePasswordAsync(session, Cast.Password, Scene.Chosen);
        session = new Client(scene.Instance, changed.Is(200)["token"]);
        (await key.GetAsync(Scene.Me)).Is(200);

        (await mailed.ForgetAsync(person.Name)).Is(202);
        var letters = await mailed.Box.WaitAsync(person.Account.Email!.Value, 2);
        var letter = letters.Single(one => one.Text.Contains("token=", StringComparison.Ordinal));
        (await scene.RecoverAsync(letter.Token)).Is(204);
        await IsDeadAsync();
        (await scene.RecoverAsync((await scene.ResetAsync(admin, person)).Is(200))).Is(204);
        await IsDeadAsync();
        (await admin.Client.PostAsync(person.UserPath + "/reset-factors", new { reason = "lost" })).Is(200);
        await IsDeadAsync();
        (await scene.ResetAsync(admin, person, "temporary")).Is(200);
        (await key.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");

        async Task IsDeadAsync()
        {
            (await key.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
            (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
            session = await scene.SignInAsync(person.Name);
            key = await scene.KeyAsync(session, null);
            (await key.GetAsync(Scene.Me)).Is(200);
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Only_a_second_factor_in_the_same_step_keeps_the_keys(Engine engine)
    {
        var clock = new SteppedClock();
        await using var instance = await Instance.StartAsync(engine, clock);
        var scene = new Scene(instance);
        var (admin, plain, guarded) = (await scene.OwnerAsync(), await scene.StaffAsync(), await scene.StaffAsync());
        var phone = await Authenticator.EnrolAsync(instance, clock, guarded);
        var (lost, kept) = (await scene.KeyAsync(plain.Client, null), await scene.KeyAsync(phone.Client, null));

        var token = Scene.TokenOf((await scene.ResetAsync(admin, plain)).Is(200)["link"]!);
        (await KeepAsync(token, null)).IsRefused(400, "malformed");
        (await KeepAsync(token, "123456")).IsRefused(401, "invalid_credentials");
        (await scene.RecoverAsync(token)).Is(204);
        (await lost.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");

        token = Scene.TokenOf((await scene.ResetAsync(admin, guarded)).Is(200)["link"]!);
        (await KeepAsync(token, "000000")).IsRefused(401, "invalid_credentials");
        (await KeepAsync(token, phone.BackupCodes[0])).Is(204);
        (await kept.GetAsync(Scene.Me)).Is(200);

        Task<Answer> KeepAsync(string link, string? code) =>
            scene.Nobody.PostAsync("/api/v1/auth/recover", new { token = link, password = Scene.Chosen, keep_keys = true, code });
    }
}
