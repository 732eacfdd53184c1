using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Passkeys;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>An administrator keeps or uses a credential of somebody else and waits until the account is promoted.</summary>
public class LinksThatAreKept
{
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_creation_link_that_an_administrator_keeps_is_dead_once_the_account_is_an_owner(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var (promoted, control) = (await scene.CreateAsync(admin), await scene.CreateAsync(admin));
        (await Scene.PromoteAsync(owner, Scene.UserPath(promoted))).Is(200);

        (await scene.RecoverAsync(promoted)).IsRefused(422, "invalid_token");
        (await scene.LoginAsync(promoted["username"]!)).IsRefused(401, "invalid_credentials");
        Assert.Equal("none", Scene.StateOf((await owner.Client.GetAsync(Scene.UserPath(promoted))).Is(200)));
        (await scene.RecoverAsync(control)).Is(204);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_reset_link_that_an_administrator_keeps_is_dead_once_the_account_is_an_owner(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var (target, control) = (await scene.StaffAsync(), await scene.StaffAsync());
        var kept = (await scene.ResetAsync(admin, target)).Is(200);
        var used = (await scene.ResetAsync(admin, control)).Is(200);
        (await Scene.PromoteAsync(owner, target.UserPath)).Is(200);

        (await scene.RecoverAsync(kept)).IsRefused(422, "invalid_token");
        (await scene.LoginAsync(target.Name, Cast.Password)).Is(200);
        (await scene.RecoverAsync(used)).Is(204);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_an_administrator_made_with_a_link_ends_before_the_account_becomes_an_owner(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var created = await scene.CreateAsync(admin, "staff");
        var (name, path) = (created["username"]!, Scene.UserPath(created));
        (await scene.RecoverAsync(created)).Is(204);
        var account = await scene.AccountOf(created);
        using var passkey = await Holder.RegisterAsync(scene.Instance, new(account, await scene.SignInAsync(name), default), new SoftKey());
        var session = passkey.Client;
        var key = await scene.KeyAsync(session, null);
        (await key.GetAsync(Scene.Me)).Is(200);
        (await passkey.SignInAsync()).Is(200);

        var undecided = (await Scene.PromoteAsync(owner, path)).IsRefused(409, "custody_undecided");
        var sentence = $"the sign-in of {name} was set up by {admin.Name}, who lacks the role developer: ";
        Assert.StartsWith(sentence, undecided.Sentence, StringComparison.Ordinal);
        Assert.Equal("staff", await scene.RoleOf(owner, path));
        (await session.GetAsync(Scene.Me)).Is(200);
        var promoted = (await Scene.PromoteAsync(owner, path, Scene.Void)).Is(200);

        await scene.LeftAsync(promoted, "sign_in_voided", account.Id);
        Assert.Equal(("developer", "void"), (promoted["role"], Scene.StateOf(promoted)));
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await key.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await passkey.SignInAsync()).IsRefused(401, "invalid_credentials");
        (await scene.LoginAsync(name)).IsRefused(401, "invalid_credentials");
        (await scene.RecoverAsync(Scene.FreshToken(promoted), "the owner's own words 6")).Is(204);
        var own = await scene.SignInAsync(name, "the owner's own words 6");
        Assert.Equal("developer", (await own.GetAsync(Scene.Me)).Is(200)["role"]);
        (await passkey.SignInAsync()).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task On_the_list_of_panel_accounts_a_promotion_voids_what_an_administrator_made_with_a_link(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var target = await scene.StaffAsync();
        (await scene.RecoverAsync((await scene.ResetAsync(admin, target)).Is(200))).Is(204);
        var session = await scene.SignInAsync(target.Name);

        var promoted = (await owner.Client.PatchAsync(target.AdminPath, new { instance_role = "owner" })).Is(200);
        Assert.Equal(("owner", "void"), (promoted["instance_role"], Scene.StateOf(promoted)));
        await scene.LeftAsync(promoted, "sign_in_voided", target.Id);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(target.Name)).IsRefused(401, "invalid_credentials");
        (await scene.RecoverAsync(Scene.FreshToken(promoted), "the owner's own words 6")).Is(204);
        (await scene.LoginAsync(target.Name, "the owner's own words 6")).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_temporary_password_that_an_administrator_keeps_is_void_once_the_account_is_an_owner(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin, target) = (await scene.OwnerAsync(), await scene.AdminAsync(), await scene.StaffAsync());
        var temporary = (await scene.ResetAsync(admin, target, "temporary")).Is(200)["temporary_password"]!;
        Assert.Equal("change_password", (await scene.LoginAsync(target.Name, temporary)).Is(200)["next"]);

        (await Scene.PromoteAsync(owner, target.UserPath)).IsRefused(409, "custody_undecided");
        var promoted = (await Scene.PromoteAsync(owner, target.UserPath, Scene.Void)).Is(200);
        await scene.LeftAsync(promoted, "sign_in_voided", target.Id);
        (await scene.LoginAsync(target.Name, temporary)).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_temporary_password_that_an_administrator_used_does_not_become_an_owners(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin, target) = (await scene.OwnerAsync(), await scene.AdminAsync(), await scene.StaffAsync());
        var temporary = (await scene.ResetAsync(admin, target, "temporary")).Is(200)["temporary_password"]!;
        var first = await scene.SignInAsync(target.Name, temporary);
        var changed = (await Scene.ChangePasswordAsync(first, temporary, Scene.Chosen)).Is(200);
        var session = new Client(scene.Instance, changed["token"]);
        (await session.GetAsync(Scene.Me)).Is(200);

        (await admin.Client.PostAsync(target.UserPath + "/vouch", new { reason = "I know them" })).IsRefused(403, "not_covered");
        (await Scene.PromoteAsync(owner, target.UserPath)).IsRefused(409, "custody_undecided");
        (await Scene.PromoteAsync(owner, target.UserPath, Scene.Void)).Is(200);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(target.Name)).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task No_new_password_of_the_account_itself_takes_the_administrator_out_of_the_way(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var made = await scene.CreateAsync(admin, "administrator");
        (await scene.RecoverAsync(made)).Is(204);
        var session = await scene.SignInAsync(made["username"]!);
        var changed = await Scene.ChangePasswordAsync(session, Scene.Chosen, Cast.Password);
        session = new Client(scene.Instance, changed.Is(200)["token"]);
        (await session.PatchAsync($"/api/v1/admin/admins/{made["id"]}", new { password = "the third password 33" })).Is(200);
        (await session.GetAsync(Scene.Me)).Is(200);
        (await session.PostAsync(Scene.UserPath(made) + "/vouch", new { reason = "it is me" })).IsRefused(403, "not_covered");

        var refused = await Scene.PromoteAsync(owner, Scene.UserPath(made));
        refused.IsRefused(409, "custody_undecided");
        Assert.Contains(admin.Name, refused.Sentence, StringComparison.Ordinal);
        (await Scene.PromoteAsync(owner, Scene.UserPath(made), Scene.Void)).Is(200);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(made["username"]!, "the third password 33")).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task What_a_puppet_of_an_administrator_sets_up_still_carries_the_administrator(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var puppet = await scene.CreateAsync(admin, "administrator");
        (await scene.RecoverAsync(puppet)).Is(204);
        var created = await scene.CreateAsync(await scene.SignInAsync(puppet["username"]!), "staff");
        (await scene.RecoverAsync(created)).Is(204);
        var freed = (await Scene.PromoteAsync(owner, Scene.UserPath(puppet), Scene.Void)).Is(200);
        (await scene.RecoverAsync(Scene.FreshToken(freed), "the owner's own words 6")).Is(204);

        var refused = await Scene.PromoteAsync(owner, Scene.UserPath(created));
        refused.IsRefused(409, "custody_undecided");
        var question = Assert.Single(refused.Json.GetProperty("custody").EnumerateArray());
        var custodian = Assert.Single(question.GetProperty("custodians").EnumerateArray());
        Assert.Equal(created["id"], question.GetProperty("id").GetString());
        Assert.Equal(admin.Id.ToString(), custodian.GetProperty("id").GetString());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_vouch_of_a_puppet_takes_nobody_out_of_the_way(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin, target) = (await scene.OwnerAsync(), await scene.AdminAsync(), await scene.StaffAsync());
        (await scene.RecoverAsync((await scene.ResetAsync(admin, target)).Is(200))).Is(204);
        var made = await scene.CreateAsync(admin, "administrator");
        (await scene.RecoverAsync(made)).Is(204);
        var puppet = await scene.SignInAsync(made["username"]!);
        var vouched = (await puppet.PostAsync(target.UserPath + "/vouch", new { reason = "I know them" })).Is(200);
        await scene.LeftAsync(vouched, "sign_in_vouched", target.Id);

        var refused = await Scene.PromoteAsync(owner, target.UserPath);
        refused.IsRefused(409, "custody_undecided");
        Assert.Contains(admin.Name, refused.Sentence, StringComparison.Ordinal);
        Assert.Contains(made["username"]!, refused.Sentence, StringComparison.Ordinal);
        var vouch = new { mode = "vouch", reason = "the person is beside me" };
        var promoted = (await owner.Client.PatchAsync(target.UserPath, new { role = "developer", custody = vouch })).Is(200);
        await scene.LeftAsync(promoted, "sign_in_vouched", target.Id);
        var custodians = (await owner.Client.GetAsync(target.UserPath)).Is(200).Json.GetProperty("custodians").EnumerateArray();
        var custodian = Assert.Single(custodians, one => one.GetProperty("part").GetString() != "former");
        Assert.Equal(owner.Id.ToString(), custodian.GetProperty("id").GetString());
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_bulk_promotion_asks_about_everybody_whose_sign_in_an_administrator_set_up(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var (owner, admin) = (await scene.OwnerAsync(), await scene.AdminAsync());
        var (made, free) = (await scene.CreateAsync(admin), await scene.UserAsync());
        (await scene.RecoverAsync(made)).Is(204);
        var account = await scene.AccountOf(made);
        var (ids, command) = (new[] { account.Id.Value, free.Id.Value }, new { type = "change_role", role = "developer" });
        var preview = (await owner.Client.PostAsync(Scene.UserPath(made) + "/preview", new { command })).Is(200);
        Assert.Equal("custody_undecided", preview.Json.GetProperty("refusal").GetProperty("code").GetString());

        (await owner.Client.PostAsync(Scene.Users + "/bulk", new { ids, command })).IsRefused(409, "custody_undecided");
        Assert.Equal("user", await scene.RoleOf(owner, free.UserPath));
        var changed = (await owner.Client.PostAsync(Scene.Users + "/bulk", new { ids, command, custody = Scene.Void })).Is(200);
        Assert.Equal(made["id"], Assert.Single(changed.Json.GetProperty("voided").EnumerateArray()).GetProperty("id").GetString());
        (await scene.LoginAsync(made["username"]!)).IsRefused(401, "invalid_credentials");
        (await scene.LoginAsync(free.Name, Cast.Password)).Is(200);
    }
}
