using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.AspNetCore.Tests.Mail;
using Holdfast.AspNetCore.Tests.Pages;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Invitations;

public class Inviting
{
    const string Path = "/api/v1/admin/invitations";
    const string Password = "an invited long sentence 4";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task An_invitation_by_link_becomes_an_account_with_its_role_groups_and_address_once(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var group = await cast.AddGroupAsync(["shop.view_order"]);
        var email = Address();
        var sent = (await admin.Client.PostAsync(Path, new { email, role = "staff", group_ids = new[] { group.Value }, account_expires_at = "2099-01-01T00:00:00Z" })).Is(201);
        Assert.StartsWith("https://id.example.org/invitation?token=", sent["link"]);
        Assert.Equal((email, "staff", admin.Name, "link"), (sent["email"], sent["role"], sent["invited_by"], sent["deliver"]));
        var token = sent["link"]!.Split("token=")[1];
        var name = Cast.FreshName();
        var nobody = new Client(instance);
        (await nobody.PostAsync("/api/v1/auth/accept-invitation", new { token, username = "X", password = Password })).IsRefused(422, "invalid_username");
        (await nobody.PostAsync("/api/v1/auth/accept-invitation", new { token, username = name, password = "password" })).IsRefused(422, "invalid_password");
        (await nobody.PostAsync("/api/v1/auth/accept-invitation", new { token, username = admin.Name, password = Password })).IsRefused(409, "username_taken");
        var accepted = (await nobody.PostAsync("/api/v1/auth/accept-invitation", new { token, username = name, password = Password })).Is(201);
        (await nobody.PostAsync("/api/v1/auth/accept-invitation", new { token, username = name + "2", password = Password })).IsRefused(422, "invalid_token");

        var user = (await admin.Client.GetAsync(accepted.Header("Location")!)).Is(200);
        Assert.Equal((email, "staff", "2099-01-01T00:00:00Z"), (user["email"], user["role"], user["expires_at"]));
        Assert.Equal(group.Value, user.Json.GetProperty("groups")[0].GetProperty("id").GetGuid());
        (await nobody.PostAsync("/api/v1/auth/login", new { identifier = email, password = Password })).Is(200);
        var made = Assert.Single(await instance.EventsOfAsync(sent));
        Assert.Equal(("invitation_sent", "invitation", sent["id"]), (made.Kind, made.TargetKind, made.TargetId));
        var kept = Assert.Single(await instance.EventsOfAsync(accepted));
        Assert.Equal(("invitation_accepted", sent["id"], user["id"], name), (kept.Kind, kept.TargetId, kept.SubjectId.ToString(), kept.ActorLabel));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Of_sixteen_who_accept_at_once_exactly_one_gets_an_account(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var (email, first) = (Address(), Cast.FreshName());
        var token = await InviteAsync(admin, new { email, role = "user" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            new Client(instance).PostAsync("/api/v1/auth/accept-invitation", new { token, username = $"{first}-{number}", password = Password })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => Assert.True(answer is { Status: 422, Code: "invalid_token" } or { Status: 429, Code: "throttled" }, answer.Text));
        Assert.Contains(answers, answer => answer.Code == "invalid_token");
        var found = await instance.Store.Accounts.ListAsync(new AccountQuery { Search = first }, default);
        Assert.Equal(email, Assert.Single(found.Items).Email?.Value);
    }

    [Fact]
    public async Task It_can_be_mailed_and_accepted_on_the_page_without_JavaScript()
    {
        await using var mailed = await MailedInstance.StartAsync(Engine.Sqlite);
        var admin = await mailed.AddAsync(Role.Administrator);
        var sent = (await admin.Client.PostAsync(Path, new { email = "carol@example.net", deliver = "mail" })).Is(201);
        Assert.Equal(("mail", ""), (sent["deliver"], sent["link"]));
        var message = Assert.Single(await mailed.Box.WaitAsync("carol@example.net"));
        Assert.Equal("You are invited", message.Header("Subject"));
        Assert.Contains($"{admin.Name} invites you to an account at https://id.example.org.", message.Text);
        var browser = new Browser(mailed.Instance);
        var form = await browser.OpenAsync(message.Link);
        Assert.Equal(200, form.Status);
        Assert.DoesNotContain("<script", form.Html);
        var wrong = await browser.SubmitAsync(form, ("username", "<b>"), ("password", Password));
        Assert.Equal((422, "<b>"), (wrong.Status, wrong.Fields["username"]));
        var done = await browser.SubmitAsync(wrong, ("username", "carol"), ("password", Password));
        Assert.Equal(200, done.Status);
        Assert.Contains("sign in as carol", done.Html);
        Assert.Equal(422, (await browser.SubmitAsync(form, ("username", "carol2"), ("password", Password))).Status);
        Assert.Equal(422, (await browser.OpenAsync("/invitation?token=short")).Status);
    }

    [Fact]
    public async Task Without_mail_nobody_is_invited_by_mail()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        (await admin.Client.PostAsync(Path, new { email = Address(), deliver = "mail" })).IsRefused(422, "invalid_command", "this instance sends no mail; ask for the link and hand it over yourself");
    }

    [Fact]
    public async Task They_are_listed_without_links_and_taken_back()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var sent = (await admin.Client.PostAsync(Path, new { email = Address() })).Is(201);
        var listed = (await admin.Client.GetAsync(Path + "?limit=200")).Is(200);
        var entry = listed.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == sent["id"]);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, entry.GetProperty("link").ValueKind);
        Assert.DoesNotContain("token=", listed.Text);
        var revoked = (await admin.Client.DeleteAsync($"{Path}/{sent["id"]}")).Is(204);
        Assert.Equal("invitation_revoked", Assert.Single(await instance.EventsOfAsync(revoked)).Kind);
        (await admin.Client.DeleteAsync($"{Path}/{sent["id"]}")).IsRefused(404, "not_found", $"invitation not found: {sent["id"]}");
        await IsDeadAsync(instance, sent["link"]!.Split("token=")[1]);
    }

    public static TheoryData<string> Endings => ["deactivated", "locked", "expired", "removed", "demoted", "without the permission"];

    [Theory, MemberData(nameof(Endings))]
    public async Task An_invitation_ends_with_its_inviter(string how)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var inviter = await cast.AddAsync(Role.Administrator);
        var group = default(GroupId);
        if (how == "without the permission")
        {
            inviter = await cast.AddAsync(Role.Staff);
            group = await cast.AddGroupAsync(["holdfast.add_account"], inviter);
        }
        var token = await InviteAsync(inviter, new { email = Address() });
        var id = inviter.Id;
        await cast.DoAsync(how switch
        {
            "deactivated" => new ChangeAccount(id) { IsActive = false },
            "locked" => new LockAccount(id) { Reason = Reason.Parse("because"), Minutes = 1 },
            "removed" => new RemoveAccount(id),
            "demoted" => new ChangeAccount(id) { Role = Role.User },
            "expired" => new ChangeAccount(id) { ExpiresAt = (DateTimeOffset?)(await instance.Store.Accounts.NowAsync(default)).AddDays(1) },
            _ => new ChangeMembership(id, group, Member: false),
        });
        if (how == "expired")
            await instance.RunSqlAsync($"UPDATE accounts SET expires_at = 1 WHERE id = '{id}'");
        await IsDeadAsync(instance, token);
        if (how is "deactivated" or "locked")
        {
            await cast.DoAsync(how == "locked" ? new UnlockAccount(id) { Reason = Reason.Parse("because") } : new ChangeAccount(id) { IsActive = true });
            await IsDeadAsync(instance, token);
        }
    }

    public static TheoryData<string> Promises => ["a role", "a group's permission", "a lasting account of the same rank", "a later end"];

    [Theory, MemberData(nameof(Promises))]
    public async Task What_the_inviter_may_give_is_judged_when_it_is_accepted(string what)
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var cast = new Cast(instance);
        var byGroup = what == "a group's permission";
        var inviter = await cast.AddAsync(byGroup ? Role.Staff : Role.Developer);
        await cast.AddGroupAsync(["holdfast.add_account", "holdfast.change_group"], inviter);
        var giving = await cast.AddGroupAsync(["shop.view_order"], inviter);
        object body = what switch
        {
            "a group's permission" => new { email = Address(), group_ids = new[] { giving.Value } },
            "a later end" => new { email = Address(), account_expires_at = "2099-01-01T00:00:00Z" },
            _ => new { email = Address(), role = "developer" },
        };
        var token = await InviteAsync(inviter, body);
        var soon = (await instance.Store.Accounts.NowAsync(default)).AddDays(1);
        await cast.DoAsync(what switch
        {
            "a role" => new ChangeAccount(inviter.Id) { Role = Role.Administrator },
            "a group's permission" => new ChangeMembership(inviter.Id, giving, Member: false),
            _ => new ChangeAccount(inviter.Id) { ExpiresAt = (DateTimeOffset?)soon },
        });
        var answer = await new Client(instance).PostAsync("/api/v1/auth/accept-invitation", new { token, username = Cast.FreshName(), password = Password });
        answer.IsRefused(422, "invalid_token");
    }

    [Fact]
    public async Task A_repetition_under_one_key_does_not_show_the_link_again()
    {
        var instance = await Running.OnAsync(Engine.Sqlite);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var body = new { email = Address() };
        var first = (await admin.Client.PostAsync(Path, body, ("Idempotency-Key", "one"))).Is(201);
        var again = (await admin.Client.PostAsync(Path, body, ("Idempotency-Key", "one"))).Is(201);
        Assert.Equal((first["id"], "already shown"), (again["id"], again["link"]));
    }

    [Fact]
    public async Task The_link_is_nowhere_in_the_store_the_log_or_the_events()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var admin = await new Cast(instance).AddAsync(Role.Administrator);
        var token = await InviteAsync(admin, new { email = "dora@example.org" });
        (await new Client(instance).PostAsync("/api/v1/auth/accept-invitation", new { token, username = "dora", password = Password })).Is(201);
        Assert.False(await instance.HoldsAsync(System.Text.Encoding.UTF8.GetBytes(token)));
        Assert.False(await instance.HoldsAsync(System.Text.Encoding.UTF8.GetBytes(Password)));
        Assert.DoesNotContain(instance.Log.Lines, line => line.Contains(token, StringComparison.Ordinal) || line.Contains(Password, StringComparison.Ordinal));
    }

    static async Task<string> InviteAsync(Person inviter, object body) => (await inviter.Client.PostAsync(Path, body)).Is(201)["link"]!.Split("token=")[1];

    static async Task IsDeadAsync(Instance instance, string token) =>
        (await new Client(instance).PostAsync("/api/v1/auth/accept-invitation", new { token, username = Cast.FreshName(), password = Password })).IsRefused(422, "invalid_token");

    static string Address() => Cast.FreshName() + "@example.org";
}
