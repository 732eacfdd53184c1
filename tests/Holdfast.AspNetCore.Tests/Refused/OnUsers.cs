using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>Page 1.5 of the contract for <c>/api/v1/admin/users</c>.</summary>
public class OnUsers
{
    const string Path = "/api/v1/admin/users";
    const string Missing = "01890a5d-ac96-774b-bcce-b302099a8057";

    static readonly Dictionary<string, Row> rows = new()
    {
        ["unknown kind"] = new("malformed", 400, null, async stage => await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = "newcomer", kind = "robot" })),
        ["unknown mode"] = new("malformed", 400, null, async stage => await (await stage.AdminAsync()).Client.PostAsync((await stage.UserAsync()).UserPath + "/reset-password", new { mode = "mine", reason = "x" })),
        ["upper-case username"] = Creation("invalid_username", 422, new { username = "Alice" }),
        ["common password"] = Creation("invalid_password", 422, new { username = "newcomer", password = "password1" }),
        ["email without an at"] = Creation("invalid_email", 422, new { username = "newcomer", email = "nowhere" }),
        ["unknown role"] = Creation("invalid_role", 400, new { username = "newcomer", role = "owner" }, "unknown role: owner"),
        ["empty role"] = Creation("invalid_role", 400, new { username = "newcomer", role = "" }, "unknown role: "),
        ["expiry in the past"] = Creation("invalid_expiry", 422, new { username = "newcomer", expires_at = "2001-01-01T00:00:00Z" }),
        ["service with a password"] = Creation("invalid_command", 422, new { username = "robot", kind = "service", password = Cast.Password }),
        ["unknown role of a patch"] = new("invalid_role", 400, "role_changed", async stage => await (await stage.AdminAsync()).Client.PatchAsync((await stage.UserAsync()).UserPath, new { role = "root" })),
        ["unknown group"] = new("invalid_group", 422, "account_changed", async stage =>
            await (await stage.AdminAsync()).Client.PatchAsync((await stage.UserAsync()).UserPath, new { group_ids = new[] { Missing } })),
        ["no reason to lock"] = Post("invalid_reason", 422, "account_locked", "/lock", new { reason = " " }),
        ["control character in a reason"] = Post("invalid_reason", 422, "account_unlocked", "/unlock", new { reason = "a\u0007b" }),
        ["right-to-left override in a reason"] = Post("invalid_reason", 422, "factors_reset", "/reset-factors", new { reason = "a\u202eb" }),
        ["lock for no time"] = Post("invalid_command", 422, "account_locked", "/lock", new { reason = "why", minutes = 0 }),
        ["lock for ever and a day"] = Post("invalid_command", 422, "account_locked", "/lock", new { reason = "why", minutes = 525_601 }),
        ["password of a service"] = new("invalid_command", 422, "password_reset", async stage =>
        {
            var service = await stage.Cast.AddServiceAsync();
            return await (await stage.AdminAsync()).Client.PostAsync($"{Path}/{service.Id}/reset-password", new { mode = "temporary", reason = "lost" });
        }),
        ["nobody"] = new("unauthenticated", 401, null, stage => stage.Nobody.PostAsync(Path, new { })),
        ["reset by a plain key"] = new("reauthentication_required", 401, "password_reset", async stage =>
            await (await stage.PlainKeyAsync()).PostAsync((await stage.UserAsync()).UserPath + "/reset-password", new { mode = "temporary", reason = "lost" })),
        ["missing account"] = new("not_found", 404, "account_locked", async stage => await (await stage.AdminAsync()).Client.PostAsync($"{Path}/{Missing}/lock", new { reason = "why" }))
        {
            Sentence = "admin user not found: " + Missing,
        },
        ["missing account, previewed"] = new("not_found", 404, null, async stage =>
            await (await stage.AdminAsync()).Client.PostAsync($"{Path}/{Missing}/preview", new { command = new { type = "remove" } })),
        ["session of somebody else"] = new("not_found", 404, "sessions_ended", async stage =>
            await (await stage.AdminAsync()).Client.DeleteAsync($"{(await stage.UserAsync()).UserPath}/sessions/{(await stage.UserAsync()).Session}")),
        ["taken username"] = new("username_taken", 409, "account_created", async stage => await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = (await stage.UserAsync()).Name })),
        ["user without permission"] = new("forbidden", 403, "role_changed", async stage =>
            await (await stage.UserAsync()).Client.PatchAsync((await stage.UserAsync()).UserPath, new { role = "nonsense" }))
        { Sentence = "forbidden" },
        ["user with the permission, but below the panel"] = new("forbidden", 403, null, async stage =>
        {
            var user = await stage.UserAsync();
            await stage.Cast.AddGroupAsync(["holdfast.view_account"], user);
            return await user.Client.GetAsync(Path);
        }),
        ["groups with change_account alone"] = new("forbidden", 403, "account_changed", async stage =>
        {
            var staff = await stage.StaffAsync();
            await stage.Cast.AddGroupAsync(["holdfast.change_account"], staff);
            var group = await stage.Cast.AddGroupAsync(["shop.view_order"]);
            return await staff.Client.PatchAsync((await stage.UserAsync()).UserPath, new { group_ids = new[] { group.Value } });
        }),
        ["key outside its scopes"] = new("forbidden", 403, "member_removed", async stage => await (await stage.PlainKeyAsync()).DeleteAsync((await stage.UserAsync()).UserPath)),
        ["owner's sessions"] = new("outranked", 403, "sessions_ended", async stage => await (await stage.AdminAsync()).Client.DeleteAsync((await stage.OwnerAsync()).UserPath + "/sessions")),
        ["owner's keys"] = new("outranked", 403, "api_keys_revoked", async stage => await (await stage.AdminAsync()).Client.DeleteAsync((await stage.OwnerAsync()).UserPath + "/api-keys")),
        ["owner's factors"] = Above("factors_reset", "/reset-factors", new { reason = "lost" }),
        ["owner's lock"] = Above("account_locked", "/lock", new { reason = "mine" }),
        ["owner's temporary password"] = Above("password_reset", "/reset-password", new { mode = "temporary", reason = "mine" }),
        ["owner's link"] = Above("reset_link_issued", "/reset-password", new { mode = "link", reason = "mine" }),
        ["no antiforgery value"] = new("csrf_failed", 403, null, async stage => await (await stage.WithoutCsrfAsync()).DeleteAsync((await stage.UserAsync()).UserPath)),
        ["password to change first"] = new("sign_in_incomplete", 403, "account_locked", async stage =>
            await (await stage.UnfinishedAsync()).Client.PostAsync((await stage.UserAsync()).UserPath + "/lock", new { reason = "why" })),
        ["an owner made by an admin"] = new("cannot_escalate", 403, "role_changed", async stage =>
            await (await stage.AdminAsync()).Client.PatchAsync((await stage.UserAsync()).UserPath, new { role = "developer" }))
        { Sentence = "only an owner can grant the owner role" },
        ["longer than one's own"] = new("cannot_escalate", 403, "account_created", async stage =>
            await (await stage.PassingOwnerAsync()).Client.PostAsync(Path, new { username = Cast.FreshName(), role = "developer" })),
        ["group with more than one holds"] = new("cannot_escalate", 403, "account_changed", async stage =>
        {
            var staff = await stage.StaffAsync();
            await stage.Cast.AddGroupAsync(["holdfast.change_account", "holdfast.change_group"], staff);
            var group = await stage.Cast.AddGroupAsync(["shop.delete_order"]);
            return await staff.Client.PatchAsync((await stage.UserAsync()).UserPath, new { group_ids = new[] { group.Value } });
        }),
        ["last owner deactivated"] = Last("last_active_admin", "account_deactivated", (actor, owner) => actor.Client.PatchAsync(owner.UserPath, new { is_active = false })),
        ["last owner removed"] = Last("last_active_admin", "member_removed", (actor, owner) => actor.Client.DeleteAsync(owner.UserPath)),
        ["last owner locked"] = Last("last_active_admin", "account_locked", (actor, owner) => actor.Client.PostAsync(owner.UserPath + "/lock", new { reason = "why" })),
        ["last owner given an end"] = Last("last_active_admin", "expiry_changed", (actor, owner) => actor.Client.PatchAsync(owner.UserPath, new { expires_at = actor.Account.ExpiresAt })),
        ["last owner demoted"] = Last("last_active_owner", "role_changed", (actor, owner) => actor.Client.PatchAsync(owner.UserPath, new { role = "user" })),
        ["last owner in a bulk"] = Last("last_active_admin", "account_deactivated", async (actor, owner) =>
            await actor.Client.PostAsync(Path + "/bulk", new { ids = new[] { owner.Id.Value }, command = new { type = "set_active", is_active = false } })),
        ["sole owner demotes themself"] = Self("self_demote", "role_changed", owner => owner.Client.PatchAsync(owner.UserPath, new { role = "user" }), alone: true),
        ["owner deactivates themself"] = Self("self_deactivate", "account_deactivated", owner => owner.Client.PatchAsync(owner.UserPath, new { is_active = false })),
        ["owner removes themself"] = Self("self_remove", "member_removed", owner => owner.Client.DeleteAsync(owner.UserPath)),
        ["owner locks themself"] = Self("self_lock", "account_locked", owner => owner.Client.PostAsync(owner.UserPath + "/lock", new { reason = "why" })),
        ["old version"] = new("version_mismatch", 412, "account_locked", async stage =>
            await (await stage.AdminAsync()).Client.PostAsync((await stage.UserAsync()).UserPath + "/lock", new { reason = "why" }, ("If-Match", "\"9\""))),
        ["bulk of nobody"] = Bulk("invalid_command", 422, "account_changed", _ => []),
        ["bulk of the same twice"] = Bulk("invalid_command", 422, "account_deactivated", user => [user.Id.Value, user.Id.Value]),
        ["bulk with somebody missing"] = Bulk("not_found", 404, "account_deactivated", user => [user.Id.Value, Guid.Parse(Missing)]),
        ["bulk of 501"] = Bulk("malformed", 400, null, _ => [.. Enumerable.Range(0, 501).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()))]),
        ["bad limit"] = Query("?limit=0"),
        ["large limit"] = Query("?limit=201"),
        ["limit in words"] = Query("?limit=ten"),
        ["cursor of another order"] = Query("?sort=username&cursor=MCsKCjAxODkwYTVkLWFjOTYtNzc0Yi1iY2NlLWIzMDIwOTlhODA1Nw"),
        ["cursor of noise"] = Query("?cursor=%00%ff"),
        ["unknown sort"] = Query("?sort=password_hash"),
        ["only a minus"] = Query("?sort=-"),
        ["unknown activity"] = Query("?active=yes"),
        ["parameter twice"] = Query("?limit=1&limit=2"),
        ["control character in a search"] = Query("?q=a%00b"),
        ["unknown role in a filter"] = new("invalid_role", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "?role=owner")),
    };

    public static MatrixTheoryData<Engine, string> Rows => new([Engine.Sqlite, Engine.PostgreSql], rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public Task Is_told_and_recorded(Engine engine, string row) => rows[row].PlayAsync(engine);

    static Row Creation(string code, int status, object body, string? sentence = null) =>
        new(code, status, "account_created", async stage => await (await stage.AdminAsync()).Client.PostAsync(Path, body)) { Sentence = sentence };

    static Row Post(string code, int status, string kind, string route, object body) =>
        new(code, status, kind, async stage => await (await stage.AdminAsync()).Client.PostAsync((await stage.UserAsync()).UserPath + route, body));

    static Row Above(string kind, string route, object body) =>
        new("outranked", 403, kind, async stage => await (await stage.AdminAsync()).Client.PostAsync((await stage.OwnerAsync()).UserPath + route, body));

    static Row Last(string code, string kind, Func<Person, Person, Task<Answer>> act) =>
        new(code, 409, kind, async stage => await act(await stage.PassingOwnerAsync(), (await stage.OnlyOwnersAsync(1))[0])) { Alone = true };

    static Row Self(string code, string kind, Func<Person, Task<Answer>> act, bool alone = false) => new(code, 409, kind, async stage =>
    {
        var answer = await act(alone ? (await stage.OnlyOwnersAsync(1))[0] : await stage.OwnerAsync());
        Assert.Contains("yourself", answer.Sentence, StringComparison.Ordinal);
        return answer;
    })
    { Alone = alone };

    static Row Bulk(string code, int status, string? kind, Func<Person, Guid[]> ids) => new(code, status, kind, async stage =>
        await (await stage.AdminAsync()).Client.PostAsync(Path + "/bulk", new { ids = ids(await stage.UserAsync()), command = new { type = "set_active", is_active = false } }));

    static Row Query(string query) => new("invalid_query", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + query));
}
