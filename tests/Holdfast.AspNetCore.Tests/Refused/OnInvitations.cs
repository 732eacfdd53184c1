using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Refused;

/// <summary>Every refusal of inviting: its code, its status, its sentence, and its event.</summary>
public class OnInvitations
{
    const string Path = "/api/v1/admin/invitations";

    static readonly Dictionary<string, Row> rows = new()
    {
        ["nobody"] = new("unauthenticated", 401, null, stage => stage.Nobody.PostAsync(Path, Body())),
        ["a user"] = By("forbidden", 403, stage => stage.UserAsync(), Body()),
        ["staff without the permission"] = By("forbidden", 403, stage => stage.StaffAsync(), Body()),
        ["a password to change first"] = By("sign_in_incomplete", 403, stage => stage.UnfinishedAsync(), Body()),
        ["an address that is none"] = Admin("invalid_email", 422, new { email = "nobody" }),
        ["no address"] = Admin("invalid_email", 422, new { email = " " }),
        ["a role that is none"] = Admin("invalid_role", 400, new { email = Address(), role = "root" }),
        ["an end in the past"] = Admin("invalid_expiry", 422, new { email = Address(), expires_at = "2020-01-01T00:00:00Z" }),
        ["an end too far away"] = Admin("invalid_expiry", 422, new { email = Address(), expires_at = "2099-01-01T00:00:00Z" }),
        ["an account that has ended"] = Admin("invalid_expiry", 422, new { email = Address(), account_expires_at = "2020-01-01T00:00:00Z" }),
        ["a group that is none"] = Admin("invalid_group", 422, new { email = Address(), group_ids = new[] { Guid.Empty } }),
        ["an owner by an administrator"] = Admin("cannot_escalate", 403, new { email = Address(), role = "developer" }) with { Sentence = "only an owner can grant the owner role" },
        ["an owner by a passing owner"] = By("cannot_escalate", 403, stage => stage.PassingOwnerAsync(), new { email = Address(), role = "developer" }),
        ["an administrator by a key without the scope"] = new("reauthentication_required", 401, "invitation_sent", async stage =>
            await (await stage.PlainKeyAsync()).PostAsync(Path, new { email = Address(), role = "administrator" })),
        ["an address that is taken"] = new("email_taken", 409, "invitation_sent", async stage =>
        {
            var admin = await stage.Cast.AddAsync(Role.Administrator, account => account with { Email = Accounts.EmailAddress.Parse(Address()) });
            return await admin.Client.PostAsync(Path, new { email = admin.Account.Email!.Value.ToUpperInvariant() });
        }),
        ["a group with more than one holds"] = new("cannot_escalate", 403, "invitation_sent", async stage =>
        {
            var staff = await stage.StaffAsync();
            await stage.Cast.AddGroupAsync(["holdfast.add_account", "holdfast.change_group"], staff);
            var group = await stage.Cast.AddGroupAsync(["shop.delete_order"]);
            return await staff.Client.PostAsync(Path, new { email = Address(), group_ids = new[] { group.Value } });
        }),
        ["no antiforgery value"] = new("csrf_failed", 403, null, async stage => await (await stage.WithoutCsrfAsync()).PostAsync(Path, Body())),
        ["another way of delivery"] = Unread("malformed", 400, new { email = Address(), deliver = "pigeon" }),
        ["an unknown member"] = Unread("malformed", 400, new { email = Address(), username = "x" }),
        ["no body"] = Unread("malformed", 400, null),
        ["taken back: what is none"] = new("not_found", 404, "invitation_revoked", async stage => await (await stage.AdminAsync()).Client.DeleteAsync($"{Path}/{Guid.Empty}")),
        ["taken back: what is no id"] = new("malformed", 400, null, async stage => await (await stage.AdminAsync()).Client.DeleteAsync($"{Path}/x")),
        ["taken back: an owner's"] = new("outranked", 403, "invitation_revoked", async stage =>
        {
            var sent = (await (await stage.OwnerAsync()).Client.PostAsync(Path, Body())).Is(201);
            return await (await stage.AdminAsync()).Client.DeleteAsync($"{Path}/{sent["id"]}");
        }),
        ["listed by a user"] = new("forbidden", 403, null, async stage => await (await stage.UserAsync()).Client.GetAsync(Path)),
        ["listed with a bad limit"] = new("invalid_query", 400, null, async stage => await (await stage.AdminAsync()).Client.GetAsync(Path + "?limit=0")),
    };

    public static MatrixTheoryData<Engine, string> Rows => new([Engine.Sqlite, Engine.PostgreSql], rows.Keys);

    [Theory, MemberData(nameof(Rows))]
    public Task Is_told_and_recorded(Engine engine, string row) => rows[row].PlayAsync(engine);

    static object Body() => new { email = Address() };

    static string Address() => Cast.FreshName() + "@example.org";

    static Row Admin(string code, int status, object body) => By(code, status, stage => stage.AdminAsync(), body);

    static Row By(string code, int status, Func<Stage, Task<Person>> who, object body) =>
        new(code, status, "invitation_sent", async stage => await (await who(stage)).Client.PostAsync(Path, body));

    static Row Unread(string code, int status, object? body) => new(code, status, null, async stage => await (await stage.AdminAsync()).Client.PostAsync(Path, body));
}
