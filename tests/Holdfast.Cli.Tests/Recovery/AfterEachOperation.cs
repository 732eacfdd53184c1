using System.Net;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Recovery;

/// <summary>Each operation beside a running server, on both engines, proved by signing in over HTTP.</summary>
public class AfterEachOperation
{
    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_reset_password_signs_in_and_must_be_changed(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        var first = await installation.AddAsync("alice", "developer");
        await using var server = await installation.ServeAsync();
        var session = new Browser(server);
        var own = await session.EnterAsync("alice", first);
        var link = (await installation.OperateAsync("emergency-access", "alice")).Output.Trim();

        var reset = (await installation.OperateAsync("reset-password", "alice")).Ends(0);
        Assert.EndsWith("\npassword set, 1 sessions revoked", reset.Said());
        Assert.False(await session.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Browser(server).SignInAsync("alice", own)).Status);
        Assert.Equal((HttpStatusCode.OK, "change_password"), await new Browser(server).SignInAsync("alice", reset.Output.Trim()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await new Browser(server).RedeemAsync(link, "another good password"));
        await new Browser(server).EnterAsync("alice", reset.Output.Trim());
        var entry = (await installation.EventsAsync())[^1];
        Assert.Equal(("done", 1), ((string?)entry["outcome"], (int)entry["detail"]!["sessions_ended"]!));
        Assert.DoesNotContain(reset.Output.Trim(), entry.ToJsonString());
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task A_password_from_standard_input_signs_in_and_is_not_printed(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await using var server = await installation.ServeAsync();
        var reset = await installation.RunWithAsync(
            "pässwörd fröm stdin\n", [], "user", "reset-password", "--user", Installation.Owner, "--reason", Installation.Why, "--yes", "--password-stdin");
        Assert.Equal("", reset.Ends(0).Output);
        Assert.Equal((HttpStatusCode.OK, "change_password"), await new Browser(server).SignInAsync(Installation.Owner, "pässwörd fröm stdin"));
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task An_unlocked_account_signs_in_at_once_and_its_sessions_stay(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        var own = await installation.SettleAsync("alice", "developer");
        await using var server = await installation.ServeAsync();
        var session = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "done"), await session.SignInAsync("alice", own));
        await new Browser(server).SignInAsync("alice", "wrong password");
        await installation.CloseAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await new Browser(server).SignInAsync("alice", own)).Status);

        Assert.EndsWith("\nunlocked, sessions untouched", (await installation.OperateAsync("unlock", "alice")).Ends(0).Said());
        Assert.Equal((HttpStatusCode.OK, "done"), await new Browser(server).SignInAsync("alice", own));
        Assert.True(await session.IsSignedInAsync());
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Without_second_factors_the_sessions_are_gone_and_the_password_signs_in(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        var own = await installation.SettleAsync("alice", "developer");
        await using var server = await installation.ServeAsync();
        var session = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "done"), await session.SignInAsync("alice", own));

        Assert.EndsWith("\nsecond factors removed, 0 backup codes deleted, 1 sessions revoked", (await installation.OperateAsync("disable-mfa", "alice")).Ends(0).Said());
        Assert.False(await session.IsSignedInAsync());
        Assert.Equal((HttpStatusCode.OK, "done"), await new Browser(server).SignInAsync("alice", own));
        Assert.Equal(0, (int)(await installation.EventsAsync())[^1]["detail"]!["backup_codes_deleted"]!);
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Whoever_was_promoted_acts_with_the_new_role(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        var own = await installation.SettleAsync("alice");
        await using var server = await installation.ServeAsync();
        var session = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "done"), await session.SignInAsync("alice", own));
        Assert.Equal(HttpStatusCode.Forbidden, await session.GetAsync("/api/v1/admin/users"));

        Assert.EndsWith("\nrole changed from user to developer, 1 sessions revoked", (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0).Said());
        Assert.False(await session.IsSignedInAsync());
        Assert.Equal((HttpStatusCode.OK, "done"), await session.SignInAsync("alice", own));
        Assert.Equal(HttpStatusCode.OK, await session.GetAsync("/api/v1/admin/users"));

        Assert.EndsWith("\nthe role is developer already, no sessions revoked", (await installation.OperateAsync("promote", "alice", "--to-role", "developer")).Ends(0).Said());
        Assert.True(await session.IsSignedInAsync());
        var details = (await installation.EventsAsync()).Select(entry => $"{entry["detail"]!["previous_role"]} {entry["detail"]!["new_role"]} {entry["detail"]!["sessions_ended"]}");
        Assert.Equal(["user developer 1", "developer developer 0"], details);
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Emergency_access_sets_a_password_once(Engine engine)
    {
        await using var installation = await Installation.EmptyAsync(engine);
        var own = await installation.SettleAsync("alice", "developer");
        await using var server = await installation.ServeAsync();
        var session = new Browser(server);
        Assert.Equal((HttpStatusCode.OK, "done"), await session.SignInAsync("alice", own));

        var access = (await installation.OperateAsync("emergency-access", "alice", "--ttl-minutes", "5")).Ends(0);
        Assert.Matches(@"\A/recover\?token=[\w-]{43}\n\z", access.Output);
        Assert.Contains("link issued; it works once, until ", access.Said());
        Assert.True(await session.IsSignedInAsync());
        var link = access.Output.Trim();
        Assert.Equal(HttpStatusCode.OK, await new Browser(server).GetAsync(link));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await new Browser(server).RedeemAsync(link, "short"));
        Assert.Equal(HttpStatusCode.OK, await new Browser(server).RedeemAsync(link, "a new and good password"));
        Assert.False(await session.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await new Browser(server).RedeemAsync(link, "yet another password"));
        Assert.Equal((HttpStatusCode.OK, "done"), await new Browser(server).SignInAsync("alice", "a new and good password"));
        var entry = Assert.Single(await installation.EventsAsync());
        Assert.Equal((string?)entry["target_id"], (string?)entry["detail"]!["token_id"]);
        Assert.NotNull((string?)entry["detail"]!["token_expires_at"]);
    }

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task Of_many_browsers_with_one_link_exactly_one_sets_the_password(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await using var one = await installation.ServeAsync();
        await using var other = await installation.ServeAsync();
        for (var round = 0; round < (LongForm.IsWanted ? 20 : 1); round++)
        {
            var link = (await installation.OperateAsync("emergency-access", Installation.Owner)).Ends(0).Output.Trim();
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => new Browser(i % 2 == 0 ? one : other).RedeemAsync(link, $"password of browser {i}")));
            Assert.Single(answers, HttpStatusCode.OK);
            Assert.Equal(7, answers.Count(status => status == HttpStatusCode.UnprocessableEntity));
            var winner = Array.IndexOf(answers, HttpStatusCode.OK);
            Assert.Equal((HttpStatusCode.OK, "done"), await new Browser(one).SignInAsync(Installation.Owner, $"password of browser {winner}"));
        }
    }

    [Fact]
    public async Task A_link_for_an_account_that_cannot_sign_in_is_refused_and_other_operations_are_not()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("alice");
        await installation.Database.ExecuteAsync("UPDATE accounts SET is_active = FALSE WHERE username = 'alice'");
        Assert.Contains("refused (invalid_command): this account is inactive", (await installation.OperateAsync("emergency-access", "alice")).Ends(3).Said());
        Assert.Contains("password set, 0 sessions revoked; the account is inactive and still cannot sign in", (await installation.OperateAsync("reset-password", "alice")).Ends(0).Said());
        (await installation.OperateAsync("unlock", "alice")).Ends(0);
        (await installation.OperateAsync("disable-mfa", "alice")).Ends(0);
        (await installation.OperateAsync("promote", "alice", "--to-role", "staff")).Ends(0);
    }

    [Fact]
    public async Task An_administrative_lock_is_lifted_and_a_link_says_what_to_do_first()
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("alice");
        await installation.Database.ExecuteAsync("UPDATE accounts SET admin_locked_at = 1, admin_lock_reason = 'suspicion' WHERE username = 'alice'");
        Assert.Contains("run `holdfast user unlock` first", (await installation.OperateAsync("emergency-access", "alice")).Ends(3).Said());
        (await installation.OperateAsync("unlock", "alice")).Ends(0);
        (await installation.OperateAsync("emergency-access", "alice")).Ends(0);
    }

    [Theory]
    [InlineData("https://admin.example.org", "https://admin.example.org/recover?token=")]
    [InlineData("https://admin.example.org/", "https://admin.example.org/recover?token=")]
    [InlineData("https://example.org/admin/", "https://example.org/admin/recover?token=")]
    public async Task The_public_address_is_the_only_source_of_the_host(string address, string beginning)
    {
        await using var installation = await Installation.WithOwnerAsync();
        var access = await installation.RunWithAsync(
            "", new() { ["HOLDFAST_PUBLIC_URL"] = address, ["HOST"] = "evil.example", ["HOLDFAST_URLS"] = "http://evil.example" },
            "user", "emergency-access", "--user", Installation.Owner, "--reason", Installation.Why, "--yes");
        Assert.StartsWith(beginning, access.Ends(0).Output);
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_found_before_anything_is_issued()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var access = await installation.RunWithAsync(
            "", new() { ["HOLDFAST_PUBLIC_URL"] = "admin.example.org" }, "user", "emergency-access", "--user", Installation.Owner, "--reason", Installation.Why, "--yes");
        Assert.Equal("", access.Ends(2).Output);
        Assert.Empty(await installation.EventsAsync());
    }
}
