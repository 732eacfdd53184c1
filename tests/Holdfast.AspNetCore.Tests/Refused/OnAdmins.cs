using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>Page 1.5 of the contract for <c>/api/v1/admin/admins</c>.</summary>
public class OnAdmins
{
    const string Path = "/api/v1/admin/admins";
    const string Missing = "01890a5d-ac96-774b-bcce-b302099a8057";

    static readonly Dictionary<string, Row> rows = new()
    {
        ["unknown member"] = new("malformed", 400, null, async stage => await (await stage.OwnerAsync()).Client.PatchAsync(Path + "/" + Missing, """{"usernam":"x"}""")),
        ["short username"] = Creation("invalid_username", new { username = "a", password = Cast.Password }, "username must be 2-32 characters"),
        ["long username"] = Creation("invalid_username", new { username = new string('a', 33), password = Cast.Password }, "username must be 2-32 characters"),
        ["upper-case username"] = Creation("invalid_username", new { username = "Alice", password = Cast.Password }, "username may contain only lowercase letters, digits, dot, underscore, and hyphen"),
        ["short password"] = Creation("invalid_password", new { username = "newcomer", password = "1234567" }, "password must be at least 8 characters"),
        ["common password"] = Creation("invalid_password", new { username = "newcomer", password = "12345678" }),
        ["password like the username"] = Creation("invalid_password", new { username = "newcomer-x", password = "Newcomer-X" }),
        ["password like the product"] = Creation("invalid_password", new { username = "newcomer", password = "holdfast" }),
        ["email without an at"] = Creation("invalid_email", new { username = "newcomer", password = Cast.Password, email = "nowhere" }, "email must contain '@' and be at most 254 characters"),
        ["long email"] = Creation("invalid_email", new { username = "newcomer", password = Cast.Password, email = "a@" + new string('b', 253) }, "email must contain '@' and be at most 254 characters"),
        ["word of the ladder"] = Creation("invalid_role", new { username = "newcomer", password = Cast.Password, instance_role = "administrator" }, "unknown role: administrator"),
        ["other word of the ladder"] = Creation("invalid_role", new { username = "newcomer", password = Cast.Password, instance_role = "developer" }, "unknown role: developer"),
        ["upper-case role"] = Creation("invalid_role", new { username = "newcomer", password = Cast.Password, instance_role = "Owner" }, "unknown role: Owner"),
        ["user at birth"] = Creation("invalid_role", new { username = "newcomer", password = Cast.Password, instance_role = "user" }),
        ["nobody"] = new("unauthenticated", 401, null, stage => stage.Nobody.GetAsync(Path)),
        ["wrong token"] = new("unauthenticated", 401, null, stage => new Client(stage.Instance, new string('A', 43)).DeleteAsync(Path + "/" + Missing)),
        ["key without the sensitive scope"] = new("reauthentication_required", 401, "account_changed", async stage =>
            await (await stage.PlainKeyAsync()).PatchAsync((await stage.StaffAsync()).AdminPath, new { email = "new@example.org" })),
        ["bad email and no window"] = new("reauthentication_required", 401, "account_changed", async stage =>
            await (await stage.PlainKeyAsync()).PatchAsync((await stage.StaffAsync()).AdminPath, new { email = "nowhere" })),
        ["bad password and no window"] = new("reauthentication_required", 401, "password_set", async stage =>
            await (await stage.PlainKeyAsync()).PatchAsync((await stage.StaffAsync()).AdminPath, new { password = "short" })),
        ["missing account"] = new("not_found", 404, "account_changed", async stage => await (await stage.AdminAsync()).Client.PatchAsync(Path + "/" + Missing, new { username = "renamed" }))
        {
            Sentence = "admin user not found: " + Missing,
        },
        ["missing account, read"] = new("not_found", 404, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "/" + Missing)) { Sentence = "admin user not found: " + Missing },
        ["account of role user"] = new("not_found", 404, "account_deactivated", async stage =>
            await (await stage.OwnerAsync()).Client.PatchAsync((await stage.UserAsync()).AdminPath, new { is_active = false })),
        ["account of role user, read"] = new("not_found", 404, null, async stage => await (await stage.OwnerAsync()).Client.GetAsync((await stage.UserAsync()).AdminPath)),
        ["account of role user, removed"] = new("not_found", 404, "member_removed", async stage => await (await stage.OwnerAsync()).Client.DeleteAsync((await stage.UserAsync()).AdminPath)),
        ["taken username"] = new("username_taken", 409, "account_created", async stage =>
            await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = (await stage.UserAsync()).Name, password = Cast.Password, instance_role = "staff" })),
        ["taken email"] = new("email_taken", 409, "account_changed", async stage =>
        {
            var first = await stage.Cast.AddAsync(Role.Staff, command => command with { Email = Accounts.EmailAddress.Parse(Cast.FreshName() + "@Example.org") });
            return await (await stage.AdminAsync()).Client.PatchAsync((await stage.StaffAsync()).AdminPath, new { email = first.Account.Email!.Value.ToUpperInvariant() });
        }),
        ["staff without permission"] = new("forbidden", 403, "account_changed", async stage =>
            await (await stage.StaffAsync()).Client.PatchAsync((await stage.StaffAsync()).AdminPath, new { username = "!", email = "nowhere", password = "x" }))
        { Sentence = "forbidden" },
        ["staff without permission, reading"] = new("forbidden", 403, null, async stage => await (await stage.StaffAsync()).Client.GetAsync(Path)),
        ["owner's email"] = Outranked(new { email = "mine@example.org" }),
        ["owner's password"] = Outranked(new { password = "a password of my choice" }, "password_set"),
        ["owner's activity"] = Outranked(new { is_active = false }, "account_deactivated"),
        ["owner's name"] = Outranked(new { username = "dethroned" }),
        ["no antiforgery value"] = new("csrf_failed", 403, null, async stage => await (await stage.WithoutCsrfAsync()).PostAsync(Path, new { })),
        ["password to change first"] = new("sign_in_incomplete", 403, "account_changed", async stage =>
            await (await stage.UnfinishedAsync()).Client.PatchAsync((await stage.StaffAsync()).AdminPath, new { username = "renamed" })),
        ["password to change first, reading"] = new("sign_in_incomplete", 403, null, async stage => await (await stage.UnfinishedAsync()).Client.GetAsync(Path)),
        ["an owner made by an admin"] = new("cannot_escalate", 422, "account_created", async stage =>
            await (await stage.AdminAsync()).Client.PostAsync(Path, new { username = Cast.FreshName(), password = Cast.Password, instance_role = "owner" }))
        { Sentence = "only an owner can grant the owner role" },
        ["an admin who crowns themself"] = new("cannot_escalate", 422, "role_changed", async stage =>
        {
            var admin = await stage.AdminAsync();
            return await admin.Client.PatchAsync(admin.AdminPath, new { instance_role = "owner" });
        })
        { Sentence = "only an owner can grant the owner role" },
        ["sole owner demotes themself"] = SoleOwner("last_active_owner", "role_changed", owner => owner.Client.PatchAsync(owner.AdminPath, new { instance_role = "admin" }), "cannot leave the system with zero active owners"),
        ["sole owner deactivates themself"] = SoleOwner("last_active_admin", "account_deactivated", owner => owner.Client.PatchAsync(owner.AdminPath, new { is_active = false }), "cannot leave the system with zero active admins"),
        ["sole owner removes themself"] = SoleOwner("last_active_admin", "member_removed", owner => owner.Client.DeleteAsync(owner.AdminPath), "cannot leave the system with zero active admins"),
        ["owner demotes themself"] = Self("self_demote", "role_changed", owner => owner.Client.PatchAsync(owner.AdminPath, new { instance_role = "admin" })),
        ["owner deactivates themself"] = Self("self_deactivate", "account_deactivated", owner => owner.Client.PatchAsync(owner.AdminPath, new { is_active = false })),
        ["owner removes themself"] = Self("self_remove", "member_removed", owner => owner.Client.DeleteAsync(owner.AdminPath)),
        ["old version"] = new("version_mismatch", 412, "account_changed", async stage =>
            await (await stage.AdminAsync()).Client.PatchAsync((await stage.StaffAsync()).AdminPath, new { username = "renamed" }, ("If-Match", "\"7\""))),
        ["bad If-Match"] = new("malformed", 400, null, async stage =>
            await (await stage.AdminAsync()).Client.PatchAsync((await stage.StaffAsync()).AdminPath, new { username = "renamed" }, ("If-Match", "W/7"))),
        ["bad id"] = new("malformed", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "/17")),
        ["bad limit"] = new("invalid_query", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "?limit=1001")),
        ["bad cursor"] = new("invalid_query", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "?cursor=AAAA")),
        ["unknown disposition"] = new("malformed", 400, null, async stage => await (await stage.AdminAsync()).Client.DeleteAsync((await stage.StaffAsync()).AdminPath, new { disposition = "burn" })),
        ["long reason"] = new("invalid_reason", 422, "member_removed", async stage =>
            await (await stage.AdminAsync()).Client.DeleteAsync((await stage.StaffAsync()).AdminPath, new { reason = new string('r', 1025) }))
        { Sentence = "reason exceeds 1024 chars (got 1025)" },
    };

    public static MatrixTheoryData<Engine, string> Rows => new([Engine.Sqlite, Engine.PostgreSql], rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public Task Is_told_and_recorded(Engine engine, string row) => rows[row].PlayAsync(engine);

    static Row Creation(string code, object body, string? sentence = null) =>
        new(code, 422, "account_created", async stage => await (await stage.AdminAsync()).Client.PostAsync(Path, body)) { Sentence = sentence };

    static Row Outranked(object patch, string kind = "account_changed") =>
        new("outranked", 403, kind, async stage => await (await stage.AdminAsync()).Client.PatchAsync((await stage.OwnerAsync()).AdminPath, patch));

    static Row SoleOwner(string code, string kind, Func<Person, Task<Answer>> act, string sentence) =>
        new(code, 422, kind, async stage =>
        {
            var owners = await stage.OnlyOwnersAsync(1);
            return await act(owners[0]);
        })
        { Alone = true, Sentence = sentence };

    static Row Self(string code, string kind, Func<Person, Task<Answer>> act) => new(code, 409, kind, async stage =>
    {
        var answer = await act(await stage.OwnerAsync());
        Assert.Contains("yourself", answer.Sentence, StringComparison.Ordinal);
        return answer;
    });
}
