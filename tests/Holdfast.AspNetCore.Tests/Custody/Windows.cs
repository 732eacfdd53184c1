using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>A stolen session whose window is closed gets neither a new panel account nor anything else that cannot be taken back.</summary>
public class Windows
{
    const string Policy = "package vtc.removal\n\nallow := true\n";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_session_without_the_window_makes_no_supervisor_who_would_have_one(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var admin = await scene.AdminAsync();
        var (user, staff) = (await scene.UserAsync(), await scene.StaffAsync());
        await scene.CloseWindowAsync(admin);
        var (username, password, email) = (Cast.FreshName(), Cast.Password, Cast.FreshName() + "@example.org");
        (await admin.Client.GetAsync(Scene.Users + "?limit=1")).Is(200);

        var refused = await admin.Client.PostAsync(Scene.Users, new { username, role = "supervisor", password });
        refused.IsRefused(401, "reauthentication_required");
        await scene.RefusalLeftAsync(refused, "account_created");
        (await admin.Client.PostAsync(Scene.Users, new { username, role = "supervisor" })).IsRefused(401, "reauthentication_required");
        (await admin.Client.PostAsync(Scene.Users, new { username })).IsRefused(401, "reauthentication_required");
        (await admin.Client.PostAsync("/api/v1/admin/admins", new { username, password, instance_role = "supervisor" }))
            .IsRefused(401, "reauthentication_required");
        (await admin.Client.PostAsync(Scene.Invitations, new { email, role = "supervisor" })).IsRefused(401, "reauthentication_required");
        (await admin.Client.PatchAsync(user.UserPath, new { role = "supervisor" })).IsRefused(401, "reauthentication_required");
        (await admin.Client.SendAsync(HttpMethod.Put, $"{staff.UserPath}/permissions/holdfast.view_account"))
            .IsRefused(401, "reauthentication_required");
        (await scene.ResetAsync(admin, user)).IsRefused(401, "reauthentication_required");
        (await Scene.MintAsync(admin.Client, null)).IsRefused(401, "reauthentication_required");

        admin = await scene.ReopenAsync(admin);
        (await admin.Client.PostAsync(Scene.Users, new { username, role = "supervisor", password })).Is(201);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nor_does_it_have_a_supervisor_made_by_mail(Engine engine)
    {
        await using var mailed = await MailedInstance.StartAsync(engine);
        var scene = new Scene(mailed.Instance);
        var owner = await mailed.AddAsync(Role.Developer, "ada@house.example");
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "house.example" } })).Is(200);
        await scene.CloseWindowAsync(owner);
        var (username, email) = (Cast.FreshName(), Cast.FreshName() + "@house.example");
        (await owner.Client.PostAsync(Scene.Users, new { username, email, role = "supervisor", deliver = "mail" }))
            .IsRefused(401, "reauthentication_required");
        (await owner.Client.PostAsync(Scene.Invitations, new { email, role = "supervisor", deliver = "mail" }))
            .IsRefused(401, "reauthentication_required");
        var made = (await owner.Client.PostAsync(Scene.Users, new { username, email, deliver = "mail" })).Is(201);
        Assert.Equal("", made["link"]);
        Assert.NotEmpty(Assert.Single(await mailed.Box.WaitAsync(email)).Token);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_end_is_neither_set_nor_lengthened_nor_cleared_without_the_window(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var end = (await scene.Instance.Store.Accounts.NowAsync(default)).AddDays(2);
        var admin = await scene.AdminAsync();
        var ending = await scene.Cast.AddAsync(Role.User, command => command with { ExpiresAt = end });
        var lasting = await scene.UserAsync();
        await scene.CloseWindowAsync(admin);

        var cleared = await admin.Client.PatchAsync(ending.UserPath, new { expires_at = (string?)null });
        cleared.IsRefused(401, "reauthentication_required");
        await scene.RefusalLeftAsync(cleared, "expiry_changed");
        (await admin.Client.PatchAsync(ending.UserPath, new { expires_at = end.AddDays(1) })).IsRefused(401, "reauthentication_required");
        (await admin.Client.PatchAsync(lasting.UserPath, new { expires_at = end })).IsRefused(401, "reauthentication_required");
        (await BulkAsync(admin, new { type = "set_expiry", expires_at = (string?)null }, ending))
            .IsRefused(401, "reauthentication_required");
        (await admin.Client.PatchAsync(ending.UserPath, new { expires_at = end.AddDays(-1) })).Is(200);

        admin = await scene.ReopenAsync(admin);
        (await admin.Client.PatchAsync(ending.UserPath, new { expires_at = (string?)null })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_is_activated_or_unlocked_without_the_window(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (admin, inactive, locked) = (await scene.AdminAsync(), await scene.UserAsync(), await scene.StaffAsync());
        await scene.CloseWindowAsync(admin);
        (await admin.Client.PatchAsync(inactive.UserPath, new { is_active = false })).Is(200);
        (await admin.Client.PostAsync(locked.UserPath + "/lock", new { reason = "to see" })).Is(200);

        var activated = await admin.Client.PatchAsync(inactive.UserPath, new { is_active = true });
        activated.IsRefused(401, "reauthentication_required");
        await scene.RefusalLeftAsync(activated, "account_activated");
        (await BulkAsync(admin, new { type = "set_active", is_active = true }, inactive)).IsRefused(401, "reauthentication_required");
        (await admin.Client.PostAsync(locked.UserPath + "/unlock", new { reason = "to see" })).IsRefused(401, "reauthentication_required");

        admin = await scene.ReopenAsync(admin);
        (await admin.Client.PatchAsync(inactive.UserPath, new { is_active = true })).Is(200);
        (await admin.Client.PostAsync(locked.UserPath + "/unlock", new { reason = "to see" })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_is_purged_without_the_window_one_by_one_or_in_bulk(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (admin, first, second) = (await scene.AdminAsync(), await scene.UserAsync(), await scene.UserAsync());
        var wishes = await scene.UserAsync();
        (await wishes.Client.SendAsync(HttpMethod.Put, "/v1/members/me/departure-preference", new { disposition = "purge" })).Is(200);
        await scene.CloseWindowAsync(admin);

        var bulk = await BulkAsync(admin, new { type = "remove", disposition = "purge" }, first, second);
        bulk.IsRefused(401, "reauthentication_required");
        (await BulkAsync(admin, new { type = "remove" }, wishes)).IsRefused(401, "reauthentication_required");
        (await admin.Client.DeleteAsync(first.UserPath, new { disposition = "purge" })).IsRefused(401, "reauthentication_required");
        (await admin.Client.DeleteAsync(first.MemberPath, new { disposition = "purge" })).IsRefused(401, "reauthentication_required");
        (await first.Client.GetAsync(Scene.Me)).Is(200);
        (await BulkAsync(admin, new { type = "remove", disposition = "tombstone" }, first)).Is(200);

        admin = await scene.ReopenAsync(admin);
        (await BulkAsync(admin, new { type = "remove", disposition = "purge" }, second, wishes)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Policies_and_settings_stay_as_they_are_without_the_window(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var scene = new Scene(instance);
        var owner = await scene.OwnerAsync();
        var upload = new { purpose = "removal", source = Policy };
        var stored = (await owner.Client.PostAsync("/v1/policies", upload)).Is(201);
        await scene.CloseWindowAsync(owner);

        var refused = await owner.Client.PostAsync("/v1/policies", upload);
        refused.IsRefused(401, "reauthentication_required");
        await scene.RefusalLeftAsync(refused, "policy_uploaded");
        (await owner.Client.PostAsync($"/v1/policies/{stored["id"]}/activate", new { reason = "mine" }))
            .IsRefused(401, "reauthentication_required");
        (await owner.Client.PatchAsync("/api/v1/admin/settings", new { house_domains = new[] { "example.org" } }))
            .IsRefused(401, "reauthentication_required");

        owner = await scene.ReopenAsync(owner);
        (await owner.Client.PostAsync("/v1/policies", upload)).Is(201);
        (await owner.Client.PostAsync($"/v1/policies/{stored["id"]}/activate", new { reason = "mine" })).Is(200);
    }

    static Task<Answer> BulkAsync(Person actor, object command, params Person[] targets) =>
        actor.Client.PostAsync(Scene.Users + "/bulk", new { ids = targets.Select(target => target.Id.Value), command });
}
