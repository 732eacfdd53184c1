using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Custody;

/// <summary>Rank alone does not give control: somebody of the same rank may hold more, or last longer.</summary>
public class Colleagues
{
    const string Far = "2099-01-01T00:00:00Z";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Staff_cannot_take_over_a_colleague_who_holds_more(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var staff = await scene.StaffAsync("holdfast.change_account");
        var (more, equal) = (await scene.StaffAsync("shop.view_order"), await scene.StaffAsync());
        (await scene.ResetAsync(staff, equal)).Is(200);
        (await scene.ResetAsync(staff, equal, "temporary")).Is(200);
        (await staff.Client.PostAsync(equal.UserPath + "/reset-factors", new { reason = "lost" })).Is(200);
        (await staff.Client.PatchAsync(equal.UserPath, new { email = Cast.FreshName() + "@example.org" })).Is(200);

        var refused = await scene.ResetAsync(staff, more);
        refused.IsRefused(403, "not_covered");
        Assert.StartsWith("they hold shop.view_order, which you do not", refused.Sentence, StringComparison.Ordinal);
        await scene.RefusalLeftAsync(refused, "reset_link_issued");
        (await scene.ResetAsync(staff, more, "temporary")).IsRefused(403, "not_covered");
        (await staff.Client.PostAsync(more.UserPath + "/reset-factors", new { reason = "lost" })).IsRefused(403, "not_covered");
        (await staff.Client.PatchAsync(more.UserPath, new { email = Cast.FreshName() + "@example.org" })).IsRefused(403, "not_covered");
        (await staff.Client.PatchAsync(more.UserPath, new { username = Cast.FreshName() })).IsRefused(403, "not_covered");
        (await staff.Client.PatchAsync(more.AdminPath, new { password = "chosen by a colleague 5" })).IsRefused(403, "not_covered");
        (await scene.LoginAsync(more.Name, Cast.Password)).Is(200);
        (await staff.Client.PatchAsync(more.UserPath, new { is_active = false })).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_administrator_who_ends_in_an_hour_gets_no_lasting_account_in_their_hands(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var now = await scene.Instance.Store.Accounts.NowAsync(default);
        var (soon, sooner) = (now.AddHours(1), now.AddMinutes(50));
        var passing = await scene.Cast.AddAsync(Role.Administrator, command => command with { ExpiresAt = soon });
        var (lasting, user) = (await scene.AdminAsync(), await scene.UserAsync());
        var ending = await scene.Cast.AddAsync(Role.User, command => command with { ExpiresAt = sooner });
        (await scene.ResetAsync(passing, ending)).Is(200);

        var refused = await scene.ResetAsync(passing, lasting);
        refused.IsRefused(403, "not_covered");
        Assert.StartsWith("they hold an account without an end, which you do not", refused.Sentence, StringComparison.Ordinal);
        (await scene.ResetAsync(passing, lasting, "temporary")).IsRefused(403, "not_covered");
        (await scene.ResetAsync(passing, user)).IsRefused(403, "not_covered");
        (await passing.Client.PostAsync(Scene.Users, new { username = Cast.FreshName() })).IsRefused(403, "not_covered");
        (await passing.Client.PostAsync(Scene.Users, new { username = Cast.FreshName(), role = "administrator" }))
            .IsRefused(403, "cannot_escalate");
        var cleared = await passing.Client.PatchAsync(passing.UserPath, new { expires_at = (string?)null });
        cleared.IsRefused(409, "self_grant");
        await scene.RefusalLeftAsync(cleared, "expiry_changed");
        (await passing.Client.PatchAsync(passing.UserPath, new { expires_at = Far })).IsRefused(409, "self_grant");
        (await passing.Client.PatchAsync(ending.UserPath, new { expires_at = (string?)null })).IsRefused(403, "cannot_escalate");
        (await passing.Client.PatchAsync(ending.UserPath, new { expires_at = soon })).Is(200);
        (await scene.LoginAsync(lasting.Name, Cast.Password)).Is(200);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_account_that_an_ending_administrator_set_up_does_not_outlast_them(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var now = await scene.Instance.Store.Accounts.NowAsync(default);
        var passing = await scene.Cast.AddAsync(Role.Administrator, command => command with { ExpiresAt = now.AddHours(1) });
        var owner = await scene.OwnerAsync();
        var body = new { username = Cast.FreshName(), role = "administrator", expires_at = now.AddMinutes(50) };
        var made = (await passing.Client.PostAsync(Scene.Users, body)).Is(201);
        (await scene.RecoverAsync(made)).Is(204);
        var session = await scene.SignInAsync(body.username);

        var refused = await owner.Client.PatchAsync(Scene.UserPath(made), new { expires_at = (string?)null });
        refused.IsRefused(409, "custody_undecided");
        await scene.RefusalLeftAsync(refused, "expiry_changed");
        (await owner.Client.PatchAsync(Scene.UserPath(made), new { expires_at = now.AddMinutes(55) })).Is(200);
        (await session.GetAsync(Scene.Me)).Is(200);
        (await owner.Client.PatchAsync(Scene.UserPath(made), new { expires_at = (string?)null, custody = Scene.Void })).Is(200);
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Staff_cannot_empty_the_group_of_a_supervisor(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var staff = await scene.StaffAsync("holdfast.change_account", "holdfast.change_group", "holdfast.delete_group");
        var (supervisor, colleague) = (await scene.AddAsync(Role.Supervisor), await scene.StaffAsync());
        var group = await scene.Cast.AddGroupAsync(["shop.view_order"], supervisor, colleague);
        var (path, lower) = ($"{Scene.Groups}/{group}", $"{Scene.Groups}/{await scene.Cast.AddGroupAsync(["shop.view_order"], colleague)}");
        const string Asked = Scene.Verify + "?permission=shop.view_order";

        var emptied = await staff.Client.PatchAsync(path, new { permissions = Array.Empty<string>() });
        emptied.IsRefused(403, "outranked");
        await scene.RefusalLeftAsync(emptied, "group_changed");
        (await staff.Client.DeleteAsync(path)).IsRefused(403, "outranked");
        (await staff.Client.DeleteAsync($"{path}/members/{supervisor.Id}")).IsRefused(403, "outranked");
        (await staff.Client.PatchAsync(supervisor.UserPath, new { group_ids = Array.Empty<Guid>() })).IsRefused(403, "outranked");
        (await staff.Client.DeleteAsync($"{supervisor.UserPath}/permissions/shop.view_order")).IsRefused(403, "outranked");
        (await supervisor.Client.GetAsync(Asked)).Is(200);

        (await staff.Client.DeleteAsync($"{path}/members/{colleague.Id}")).Is(204);
        (await colleague.Client.GetAsync(Asked)).Is(200);
        (await staff.Client.PatchAsync(lower, new { permissions = Array.Empty<string>() })).Is(200);
        (await colleague.Client.GetAsync(Asked)).IsRefused(403, "forbidden");
        (await staff.Client.DeleteAsync(lower)).Is(204);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_promotion_wakes_no_permission_that_the_promoter_does_not_hold(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var promoter = await scene.AddAsync(Role.Supervisor, "holdfast.change_account", "shop.view_order");
        var (plain, dormant) = (await scene.UserAsync("shop.view_order"), await scene.UserAsync("holdfast.add_api_key"));
        Assert.DoesNotContain("holdfast.add_api_key", (await dormant.Client.GetAsync(Scene.Me)).Is(200).Text, StringComparison.Ordinal);
        (await promoter.Client.PatchAsync(plain.UserPath, new { role = "staff" })).Is(200);

        var refused = await promoter.Client.PatchAsync(dormant.UserPath, new { role = "staff" });
        refused.IsRefused(403, "cannot_escalate", "you cannot grant holdfast.add_api_key: you do not hold it");
        await scene.RefusalLeftAsync(refused, "role_changed");
        var bulk = new { ids = new[] { dormant.Id.Value }, command = new { type = "change_role", role = "staff" } };
        (await promoter.Client.PostAsync(Scene.Users + "/bulk", bulk)).IsRefused(403, "cannot_escalate");
        Assert.Equal("user", (await dormant.Client.GetAsync(Scene.Me)).Is(200)["role"]);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Nobody_joins_an_empty_group_and_waits_until_it_is_filled(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var staff = await scene.StaffAsync("holdfast.change_account", "holdfast.change_group");
        var colleague = await scene.StaffAsync();
        var empty = await scene.Cast.AddGroupAsync([]);
        var path = $"{Scene.Groups}/{empty}";
        var joined = await PutAsync(staff, path, staff);
        joined.IsRefused(409, "self_grant");
        await scene.RefusalLeftAsync(joined, "group_member_added");
        var own = await scene.Cast.AddGroupAsync([], staff);
        var present = await scene.Instance.Store.Accounts.GroupsOfAsync(staff.Id, default);
        var held = present.Select(group => group.Id.Value).Append(empty.Value);
        (await staff.Client.PatchAsync(staff.UserPath, new { group_ids = held })).IsRefused(409, "self_grant");
        var bulk = new { ids = new[] { staff.Id.Value }, command = new { type = "add_to_group", group_id = empty.Value } };
        (await staff.Client.PostAsync(Scene.Users + "/bulk", bulk)).IsRefused(409, "self_grant");
        var permissions = new[] { "holdfast.change_account" };
        (await staff.Client.PatchAsync($"{Scene.Groups}/{own}", new { permissions })).IsRefused(409, "self_grant");
        (await staff.Client.SendAsync(HttpMethod.Put, $"{staff.UserPath}/permissions/{permissions[0]}")).IsRefused(409, "self_grant");
        (await PutAsync(staff, path, colleague)).Is(204);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_account_that_staff_made_and_put_into_an_empty_group_is_void_when_the_group_is_filled(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var owner = await scene.OwnerAsync();
        var staff = await scene.StaffAsync("holdfast.add_account", "holdfast.change_group");
        var puppet = await scene.CreateAsync(staff);
        (await scene.RecoverAsync(puppet)).Is(204);
        var account = await scene.AccountOf(puppet);
        var path = $"{Scene.Groups}/{await scene.Cast.AddGroupAsync([])}";
        (await staff.Client.SendAsync(HttpMethod.Put, $"{path}/members/{puppet["id"]}")).Is(204);
        var session = await scene.SignInAsync(puppet["username"]!);
        var permissions = new[] { "shop.view_order" };

        (await owner.Client.PatchAsync(path, new { permissions })).IsRefused(409, "custody_undecided");
        (await session.GetAsync(Scene.Verify + "?permission=shop.view_order")).IsRefused(403, "forbidden");
        var custody = new[] { new { id = account.Id.Value, mode = "void" } };
        var filled = (await owner.Client.PatchAsync(path, new { permissions, custody })).Is(200);
        await scene.LeftAsync(filled, "sign_in_voided", account.Id);
        Assert.Equal(puppet["id"], Assert.Single(filled.Json.GetProperty("voided").EnumerateArray()).GetProperty("id").GetString());
        (await session.GetAsync(Scene.Me)).IsRefused(401, "unauthenticated");
        (await scene.LoginAsync(puppet["username"]!)).IsRefused(401, "invalid_credentials");
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Who_may_give_no_link_cannot_decide_that_a_sign_in_is_void(Engine engine)
    {
        var scene = await Scene.OnAsync(engine);
        var issuer = await scene.StaffAsync("holdfast.add_account");
        var filler = await scene.StaffAsync("holdfast.change_group", "shop.view_order");
        var made = await scene.CreateAsync(issuer);
        (await scene.RecoverAsync(made)).Is(204);
        var path = $"{Scene.Groups}/{await scene.Cast.AddGroupAsync(["shop.view_order"])}/members/{made["id"]}";
        (await filler.Client.SendAsync(HttpMethod.Put, path)).IsRefused(409, "custody_undecided");
        (await filler.Client.SendAsync(HttpMethod.Put, path, new { custody = Scene.Void })).IsRefused(403, "not_covered");
        (await scene.LoginAsync(made["username"]!)).Is(200);
        var vouch = new { mode = "vouch", reason = "I know them" };
        (await filler.Client.SendAsync(HttpMethod.Put, path, new { custody = vouch })).Is(204);
    }

    static Task<Answer> PutAsync(Person actor, string group, Person member) =>
        actor.Client.SendAsync(HttpMethod.Put, $"{group}/members/{member.Id}");
}
