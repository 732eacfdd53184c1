using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.Passwords;
using Holdfast.Roles;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>What somebody set up by what they set up: a report or a help of the operator reaches it too.</summary>
public class SecondGenerations
{
    const string Temporary = "a password of the thief 3";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_report_of_a_key_reaches_those_whom_its_creatures_created(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var leaked = await scene.KeyAsync(admin.Client, null, "holdfast.everything", "holdfast.sensitive");
        var first = await CreateAsync(leaked, "administrator");
        var puppet = await OpenAsync(scene, first);
        var second = await OpenAsync(scene, await CreateAsync(puppet, "staff"));
        var control = await OpenAsync(scene, await CreateAsync(admin.Client, "staff"));
        (await second.GetAsync(Scene.Me)).Is(200);

        (await scene.ReportAsync(leaked)).Is(202);
        (await puppet.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await second.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await control.GetAsync(Scene.Me)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_key_that_was_revoked_is_reported_all_the_same(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var minted = (await Scene.MintAsync(admin.Client, null, "holdfast.add_account", "holdfast.sensitive")).Is(201);
        var leaked = new Client(scene.Instance, minted["key"]);
        var invited = (await leaked.PostAsync(Scene.Invitations, new { email = Cast.FreshName() + "@example.org" })).Is(201);
        var created = await scene.CreateAsync(leaked);
        (await scene.RecoverAsync(created)).Is(204);
        var session = await scene.SignInAsync(created["username"]!);
        (await admin.Client.DeleteAsync($"{Scene.Keys}/{minted["id"]}")).Is(204);
        (await session.GetAsync(Scene.Me)).Is(200);

        var report = (await scene.ReportAsync(leaked)).Is(202);
        await scene.LeftAsync(report, "sign_in_voided", (await scene.AccountOf(created)).Id);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.AcceptAsync(invited, Cast.FreshName())).IsRefused(422, "invalid_token");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Somebody_who_left_and_was_purged_is_declared_compromised_by_id(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, staff) = (await scene.OwnerAsync(), await scene.StaffAsync("holdfast.add_account"));
        var created = await scene.CreateAsync(staff);
        (await scene.RecoverAsync(created)).Is(204);
        var session = await scene.SignInAsync(created["username"]!);
        (await staff.Client.SendAsync(HttpMethod.Delete, "/v1/members/me", new { disposition = "purge" })).Is(200);
        Assert.Null(await scene.Instance.Store.Accounts.FindAsync(staff.Id, default));
        (await session.GetAsync(Scene.Me)).Is(200);

        var declared = (await owner.Client.PostAsync(staff.UserPath + "/compromised", new { reason = "an old laptop" })).Is(200);
        await scene.LeftAsync(declared, "compromise_declared", staff.Id);
        await scene.LeftAsync(declared, "sign_in_voided", (await scene.AccountOf(created)).Id);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        var nobody = $"{Scene.Users}/{AccountId.New(TimeProvider.System.GetUtcNow())}/compromised";
        (await owner.Client.PostAsync(nobody, new { reason = "an old laptop" })).IsRefused(404, "not_found");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_address_that_a_custodian_planted_is_not_personal_once_the_operator_helped(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var owner = await mailed.AddAsync(Role.Developer, "ada@house.example");
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "house.example" } })).Is(200);
        var admin = await scene.AdminAsync();
        var created = await CreateAsync(admin.Client, "staff");
        var target = await scene.AccountOf(created);
        await scene.Cast.AddGroupAsync(["holdfast.change_account"], new Person(target, admin.Client, default));
        var planted = await OpenAsync(scene, created);
        (await planted.PatchAsync(Scene.UserPath(created), new { email = "second@house.example" })).Is(200);

        var own = (await scene.Cast.AddAsync(Role.User)).Account.PasswordHash!;
        await scene.Cast.DoAsync(new ChangeAccount(target.Id) { Password = new PasswordHash(own), MustChangePassword = false });
        var helped = (await owner.Client.GetAsync(Scene.UserPath(created))).Is(200).Json;
        Assert.Equal(0, helped.GetProperty("custodians").GetArrayLength());
        (await mailed.ForgetAsync(created["username"]!)).Is(202);
        await mailed.EmptyAsync();
        Assert.Empty(AddressesOfOthers.Links(mailed, "second@house.example"));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_secret_ends_with_the_account_that_minted_it(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, service) = (await scene.OwnerAsync(), (await scene.Cast.AddServiceAsync()).Id);
        var minted = (await Scene.MintAsync(owner.Client, service, "holdfast.identity")).Is(201);
        var key = new Client(scene.Instance, minted["key"]);
        (await key.GetAsync(Scene.Me)).Is(200);
        await scene.Instance.RunSqlAsync($"UPDATE api_key_secrets SET ceiling_ends_at = 1 WHERE key_id = '{minted["id"]}'");
        (await key.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_scoped_key_starts_no_former_administrator_with_what_it_lacks(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var target = await scene.AddAsync(Role.Administrator, "shop.change_order");
        var key = await scene.KeyAsync(admin.Client, null, "holdfast.change_account", "holdfast.sensitive");
        (await admin.Client.PatchAsync(target.UserPath, new { is_active = false })).Is(200);
        (await key.PatchAsync(target.UserPath, new { role = "staff", is_active = true })).IsRefused(403, "cannot_escalate");
        (await key.PatchAsync(target.UserPath, new { role = "staff" })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_gets_a_shorter_lock_or_an_activation_past_the_one_who_put_the_stop_there(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, staff) = (await scene.OwnerAsync(), await scene.StaffAsync("holdfast.change_account"));
        var target = await scene.StaffAsync("shop.change_order");
        (await owner.Client.PostAsync(target.UserPath + "/lock", new { reason = "stolen laptop" })).Is(200);
        (await staff.Client.PostAsync(target.UserPath + "/lock", new { minutes = 1, reason = "x" })).IsRefused(403, "cannot_escalate");
        (await owner.Client.PatchAsync(target.UserPath, new { is_active = false })).Is(200);
        (await staff.Client.PatchAsync(target.UserPath, new { is_active = true })).IsRefused(403, "cannot_escalate");
        (await owner.Client.PostAsync(target.UserPath + "/lock", new { minutes = 1, reason = "calm" })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_stop_in_the_same_request_does_not_hide_a_promotion_from_the_custodians(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var created = await scene.CreateAsync(admin);
        (await scene.RecoverAsync(created)).Is(204);
        (await owner.Client.PatchAsync(Scene.UserPath(created), new { is_active = false, role = "developer" })).IsRefused(409, "custody_undecided");
        (await owner.Client.PatchAsync(Scene.UserPath(created), new { is_active = false, role = "developer", custody = Scene.Void })).Is(200);
        (await owner.Client.PatchAsync(Scene.UserPath(created), new { is_active = true })).Is(200);
        (await scene.LoginAsync(created["username"]!)).IsRefused(401, "invalid_credentials");
    }

    static async Task<Answer> CreateAsync(Client issuer, string role) =>
        (await issuer.PostAsync(Scene.Users, new { username = Cast.FreshName(), role, password = Temporary })).Is(201);

    /// <summary>A session of an account that was created with a password, after the password was changed.</summary>
    static async Task<Client> OpenAsync(Scene scene, Answer created)
    {
        var session = await scene.SignInAsync(created["username"]!, Temporary);
        var changed = (await Scene.ChangePasswordAsync(session, Temporary, Scene.Chosen)).Is(200);
        return changed.Json.TryGetProperty("token", out var token) ? new(scene.Instance, token.GetString()) : session;
    }
}
