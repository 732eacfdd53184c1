using System.Text;
using System.Text.Json;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Tests.Members;

public class Leaving
{
    const string Self = "/v1/members/me";
    const string Invitations = "/api/v1/admin/invitations";

    public static MatrixTheoryData<Engine, string> Dispositions => new([Engine.Sqlite, Engine.PostgreSql], ["purge", "tombstone", "historical"]);

    [Theory, MemberData(nameof(Dispositions))]
    public async Task A_member_leaves_as_they_wish_and_their_reason_is_ignored(Engine engine, string disposition)
    {
        var instance = await Running.OnAsync(engine);
        var member = await new Cast(instance).AddAsync(Role.User);
        var answer = (await member.Client.DeleteAsync(Self, new { disposition, reason = new string('x', 1025) })).Is(200);
        Assert.Equal((member.Did, disposition, "True"), (answer["did"], answer["disposition"], answer["removed"]));
        (await member.Client.GetAsync(member.MemberPath)).Is(401);
        (await member.Client.DeleteAsync(Self)).IsRefused(401, "unauthenticated");
        var entry = await instance.RemovalOfAsync(answer);
        Assert.Equal(("member_removed", EventOutcome.Done, null), (entry.Kind, entry.Outcome, entry.Reason));
        Assert.Contains("\"by_self\":true", entry.DetailJson, StringComparison.Ordinal);
        Assert.NotNull(entry.PolicySha256);
        Assert.Equal(disposition == "purge", entry.PolicyInput is null);
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Removing_others_takes_a_reason_of_1024_characters_whatever_their_bytes(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var (admin, member) = (await cast.AddAsync(Role.Administrator), await cast.AddAsync(Role.User));
        var reason = string.Concat(Enumerable.Repeat("\U0001F600", 1024));
        var answer = (await admin.Client.DeleteAsync(member.MemberPath, new { reason })).Is(200);
        Assert.Equal("tombstone", answer["disposition"]);
        var entry = await instance.RemovalOfAsync(answer);
        Assert.Equal(reason, entry.Reason);
        using var input = JsonDocument.Parse(entry.WholePolicyInput!);
        Assert.Equal(
            ["action", "actor_did", "actor_role", "now", "reason", "requested_disposition", "target_did", "target_role", "target_usable"],
            input.RootElement.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(
            (admin.Did, "administrator", member.Did, "user", "remove", "policyDefault", true),
            (Text("actor_did"), Text("actor_role"), Text("target_did"), Text("target_role"), Text("action"), Text("requested_disposition"), input.RootElement.GetProperty("target_usable").GetBoolean()));
        Assert.True(DateTimeOffset.TryParse(Text("now"), System.Globalization.CultureInfo.InvariantCulture, out _));

        string? Text(string name) => input.RootElement.GetProperty(name).GetString();
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_preference_holds_unless_the_caller_says_otherwise(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        foreach (var (asked, kept) in new[] { (null, "historical"), ("policyDefault", "tombstone"), ("purge", "purge") })
        {
            var member = await cast.AddAsync(Role.User);
            var set = (await member.Client.SendAsync(HttpMethod.Put, Self + "/departure-preference", new { disposition = "historical" })).Is(200);
            Assert.Equal((member.Did, "historical"), (set["did"], set["departurePreference"]));
            Assert.Equal("departure_preference_changed", Assert.Single(await instance.EventsOfAsync(set)).Kind);
            Assert.Equal(kept, (await admin.Client.DeleteAsync(member.MemberPath, asked is null ? null : new { disposition = asked })).Is(200)["disposition"]);
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Every_administrative_door_carries_out_the_same_removal(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Developer);
        foreach (var path in new Func<Person, string>[] { person => person.UserPath, person => person.AdminPath, person => person.MemberPath })
        {
            var member = await cast.AddAsync(Role.Staff);
            var key = await cast.AddKeyAsync(member.Id, "holdfast.view_account");
            var answer = await owner.Client.DeleteAsync(path(member), new { disposition = "historical", reason = "a door" });
            Assert.InRange(answer.Status, 200, 204);
            (await member.Client.GetAsync("/api/v1/auth/me")).Is(401);
            (await key.GetAsync("/api/v1/admin/users")).Is(401);
            var account = await instance.Store.Accounts.FindAsync(member.Id, default);
            Assert.Equal((true, member.Name, null), (account!.RemovedAt is not null, account.Username?.Value, account.PasswordHash));
            var entry = await instance.RemovalOfAsync(answer);
            Assert.Contains("\"disposition\":\"historical\"", entry.DetailJson, StringComparison.Ordinal);
            (await owner.Client.DeleteAsync(path(member))).Is(404);
        }
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task A_preview_says_what_would_happen_and_changes_nothing(Engine engine)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var (admin, member) = (await cast.AddAsync(Role.Administrator), await cast.AddAsync(Role.User));
        var before = await instance.Store.Accounts.FindAsync(member.Id, default);
        var preview = (await admin.Client.PostAsync(member.MemberPath + "/preview", new { disposition = "policyDefault" })).Is(200).Json;
        Assert.True(preview.GetProperty("allowed").GetBoolean());
        Assert.Equal(1, preview.GetProperty("consequences").GetProperty("sessions").GetInt32());
        Assert.Equal(0, preview.GetProperty("consequences").GetProperty("apiKeys").GetInt32());
        Assert.Equal("tombstone", preview.GetProperty("policy").GetProperty("disposition").GetString());
        Assert.Equal(64, preview.GetProperty("policy").GetProperty("sha256").GetString()!.Length);
        var self = (await admin.Client.PostAsync(admin.MemberPath + "/preview", null)).Is(200).Json;
        Assert.Equal("self_remove", self.GetProperty("refusal").GetProperty("code").GetString());
        Assert.Equal(before, await instance.Store.Accounts.FindAsync(member.Id, default));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Lists_page_by_key_and_show_the_removed_on_request(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var admin = await cast.AddAsync(Role.Administrator);
        var members = new List<Person>();
        for (var i = 0; i < 7; i++)
            members.Add(await cast.AddAsync(Role.User));
        var gone = members[3];
        (await admin.Client.DeleteAsync(gone.MemberPath, new { disposition = "tombstone" })).Is(200);
        Assert.Equal([admin.Did, .. members.Where(member => member != gone).Select(member => member.Did)], await PagesAsync(admin.Client, "limit=3"));
        Assert.Equal([gone.Did], await PagesAsync(admin.Client, "limit=3&removed=true"));
        (await admin.Client.GetAsync(gone.MemberPath)).IsRefused(404, "not_found", "member not found: " + gone.Did);
        var own = (await members[0].Client.GetAsync(members[0].MemberPath)).Is(200);
        Assert.Equal((members[0].Did, members[0].Name, "user"), (own["did"], own["username"], own["role"]));
    }

    /// <summary>Everything personal that a member leaves in a store is planted, the member is purged, and every byte is searched.</summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task After_a_purge_no_trace_is_left_in_the_whole_store(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Developer);
        const string Name = "zqcanaryname";
        var created = (await owner.Client.PostAsync("/api/v1/admin/users", new { username = Name, email = "zqcanarymail@example.org", password = Cast.Password }, ("Idempotency-Key", "zq"))).Is(201);
        Assert.True(AccountId.TryParse(created["id"], out var id));
        await cast.DoAsync(new ChangeAccount(id) { MustChangePassword = false });
        var account = (await instance.Store.Accounts.FindAsync(id, default))!;
        var member = await cast.SignInAsync(account);
        var agent = ("User-Agent", "zqcanaryagent/1");
        (await member.Client.SendAsync(HttpMethod.Put, Self + "/departure-preference", new { disposition = "purge" }, agent)).Is(200);
        (await owner.Client.PatchAsync(member.UserPath, new { email = "zqcanarysecond@example.org", role = "staff" })).Is(200);
        member = await cast.SignInAsync((await instance.Store.Accounts.FindAsync(id, default))!);
        await cast.AddGroupAsync(["holdfast.view_group", "holdfast.add_group"], member);
        await cast.AddKeyAsync(id, "holdfast.view_group");
        (await member.Client.PostAsync("/api/v1/admin/groups", new { name = "made by the member" }, agent)).Is(201);
        (await owner.Client.PostAsync(member.UserPath + "/lock", new { reason = "zqcanarylock" })).Is(200);
        (await owner.Client.PostAsync(member.UserPath + "/unlock", new { reason = "zqcanaryunlock" })).Is(200);
        (await new Client(instance).PostAsync("/api/v1/auth/login", new { identifier = Name, password = "wrong" })).Is(401);
        string[] planted = [Name, "zqcanarymail", "zqcanarysecond", "zqcanaryagent", "zqcanarylock", "zqcanaryunlock"];
        Assert.True(await instance.HoldsAsync(Encoding.UTF8.GetBytes(Name)));

        var answer = (await owner.Client.DeleteAsync(member.MemberPath, new { reason = "zqcanaryreason" })).Is(200);
        Assert.Equal("purge", answer["disposition"]);
        foreach (var text in planted.Append("zqcanaryreason"))
            Assert.False(await instance.HoldsAsync(Encoding.UTF8.GetBytes(text)), $"{text} is still there");
        Assert.Null(await instance.Store.Accounts.FindAsync(id, default));
        var entry = await instance.RemovalOfAsync(answer);
        Assert.Equal((id.Value, null, null, null), (entry.SubjectId, entry.SubjectLabel, entry.Reason, entry.PolicyInput));
        Assert.Equal(owner.Name, entry.ActorLabel);
        (await owner.Client.DeleteAsync(member.MemberPath)).Is(404);
    }

    /// <summary>
    /// Whoever invited the member stays, and so do the events; the addresses go, whether the invitation was accepted, taken back, or is
    /// open.
    /// </summary>
    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task After_a_purge_no_invitation_tells_an_address_of_the_member(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var owner = await new Cast(instance).AddAsync(Role.Developer);
        const string First = "zqinvited@example.org", Second = "zqrenamed@example.org", Other = "zqstranger@example.org";
        var sent = new List<Answer>();
        foreach (var (email, key) in new[] { (First, "1"), ("ZQinvited@example.org", "2"), (First, "3"), (Second, "4"), (Other, "5") })
            sent.Add((await owner.Client.PostAsync(Invitations, new { email, role = "user" }, ("Idempotency-Key", key))).Is(201));
        (await owner.Client.DeleteAsync($"{Invitations}/{sent[0]["id"]}")).Is(204);
        var accepted = (await AcceptAsync(instance, sent[1], "zqinvitee")).Is(201);
        (await owner.Client.PatchAsync(accepted.Header("Location")!, new { email = Second })).Is(200);
        string[] planted = ["zqinvited", "ZQinvited", "zqrenamed", "zqinvitee"];
        foreach (var text in planted)
            Assert.True(await instance.HoldsAsync(Encoding.UTF8.GetBytes(text)), text);

        (await owner.Client.DeleteAsync(accepted.Header("Location")!, new { disposition = "purge" })).Is(204);
        foreach (var text in planted)
            Assert.False(await instance.HoldsAsync(Encoding.UTF8.GetBytes(text)), $"{text} is still there");
        foreach (var gone in new[] { sent[2], sent[3] })
            (await AcceptAsync(instance, gone, Cast.FreshName())).IsRefused(422, "invalid_token");
        var made = Assert.Single(await instance.EventsOfAsync(sent[1]));
        Assert.Equal(("invitation_sent", owner.Name, 0), (made.Kind, made.ActorLabel, made.Changes.Count));
        Assert.True(await instance.HoldsAsync(Encoding.UTF8.GetBytes("zqstranger")));
        (await AcceptAsync(instance, sent[4], Cast.FreshName())).Is(201);
    }

    /// <summary>An open invitation would let somebody back in whom others removed.</summary>
    [Theory, MemberData(nameof(Dispositions))]
    public async Task Invitations_to_a_removed_member_end(Engine engine, string disposition)
    {
        var instance = await Running.OnAsync(engine);
        var cast = new Cast(instance);
        var owner = await cast.AddAsync(Role.Developer);
        var email = Cast.FreshName() + "@example.org";
        var sent = (await owner.Client.PostAsync(Invitations, new { email, role = "user" })).Is(201);
        var member = await cast.AddAsync(Role.User, command => command with { Email = EmailAddress.Parse(email) });
        var answer = (await owner.Client.DeleteAsync(member.MemberPath, new { disposition })).Is(200);
        (await AcceptAsync(instance, sent, Cast.FreshName())).IsRefused(422, "invalid_token");
        Assert.Contains("\"tokens_cancelled\":1", (await instance.RemovalOfAsync(answer)).DetailJson, StringComparison.Ordinal);
    }

    static Task<Answer> AcceptAsync(Instance instance, Answer sent, string username) =>
        new Client(instance).PostAsync("/api/v1/auth/accept-invitation", new { token = sent["link"]!.Split("token=")[1], username, password = Cast.Password });

    static async Task<List<string>> PagesAsync(Client client, string query)
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAsync($"/v1/members?{query}{(cursor is null ? "" : "&cursor=" + cursor)}")).Is(200).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("did").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return found;
    }
}
