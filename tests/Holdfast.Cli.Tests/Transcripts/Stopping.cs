using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

/// <summary>The commands that stop or start an account, word for word, and what they end when the account was compromised.</summary>
public class Stopping
{
    const string Ended = "ended: 0 sessions, 0 API keys, 0 links and invitations\n";
    const string Link = "; holdfast user emergency-access gives each a new link";

    [Theory, MemberData(nameof(Installation.Engines), MemberType = typeof(Installation))]
    public async Task An_account_is_deactivated_activated_locked_and_removed(Engine engine)
    {
        await using var installation = await Installation.WithOwnerAsync(engine);
        await installation.AddAsync("anna", "staff", "anna@example.org");
        await SaysAsync(installation, "deactivated anna, 0 sessions revoked\n", "deactivate", "anna");
        await SaysAsync(installation, "anna is inactive already\n", "deactivate", "Anna@example.org");
        await SaysAsync(installation, "activated anna\n", "activate", "anna");
        await SaysAsync(installation, "anna is active already\n", "activate", "anna");
        await SaysAsync(installation, "locked anna until it is unlocked, 0 sessions revoked\n", "lock", "anna");
        var timed = (await RunAsync(installation, "lock", "anna", "--minutes", "30")).Ends(0);
        Assert.Matches(@"\Alocked anna until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, 0 sessions revoked\n\z", timed.Output);
        await SaysAsync(
            installation, "anna is active already; the account is locked and still cannot sign in: run holdfast user unlock\n", "activate", "anna");
        await SaysAsync(installation, "removed anna: historical\n", "remove", "anna", "--disposition", "historical");
        foreach (var command in new[] { "deactivate", "activate", "lock", "remove", "vouch", "compromised" })
            Assert.Equal("holdfast: user not found", (await RunAsync(installation, command, "anna")).Ends(5).Said());
        foreach (var kind in new[] { "account_deactivated", "account_activated", "member_removed" })
            Assert.Equal(("operator", "for a test"), await LastAsync(installation, kind));
    }

    [Fact]
    public async Task What_is_refused_says_why_and_changes_nothing()
    {
        await using var installation = await Installation.WithOwnerAsync();
        foreach (var command in new[] { "deactivate", "lock", "remove" })
        {
            var last = (await RunAsync(installation, command, Installation.Owner)).Ends(3);
            Assert.Equal("", last.Output);
            Assert.StartsWith("holdfast: this would leave nobody who can sign in as ", last.Said());
            var silent = (await RunAsync(installation, command, Installation.Owner, "--reason", " ")).Ends(3);
            Assert.Contains("reason must not be empty", silent.Said());
        }
        var unexplained = (await installation.RunAsync("user", "lock", "--user", Installation.Owner, "--yes")).Ends(2);
        Assert.Contains("Option '--reason' is required.", unexplained.Said());
        Assert.Contains(
            "nobody can be asked here: confirm with --yes",
            (await installation.RunAsync("user", "lock", "--user", Installation.Owner, "--reason", "why")).Ends(4).Said());
    }

    [Theory]
    [InlineData("no\n", 4)]
    [InlineData("yes\n", 0)]
    public async Task At_a_terminal_it_is_asked_who_is_meant_and_there_is_no_banner(string answer, int exit)
    {
        await using var installation = await Installation.WithOwnerAsync();
        await installation.AddAsync("anna");
        string[] command = ["user", "lock", "--user", "anna", "--reason", "strange sign-ins"];
        var run = await PseudoTerminal.RunAsync(installation, "Type yes: ", answer, [], command);
        Assert.Equal(exit, run.ExitCode);
        Assert.Matches(@"Lock anna \(id [0-9a-f-]{36}, role user\)\? Type yes: ", run.Errors);
        Assert.DoesNotContain("EMERGENCY", run.Errors);
        Assert.Equal(exit == 0 ? "locked anna until it is unlocked, 0 sessions revoked\n" : "", run.Output);
    }

    [Theory]
    [InlineData("deactivate", "deactivated carol, 0 sessions revoked\n")]
    [InlineData("lock", "locked carol until it is unlocked, 0 sessions revoked\n")]
    [InlineData("remove", "removed carol: tombstone\n")]
    public async Task A_compromised_account_takes_along_what_rests_on_it(string command, string said)
    {
        await using var installation = await WithCarolAsync("alice", "bert");
        await SaysAsync(
            installation,
            $"{said}{Ended}2 sign-ins are void: alice, bert{Link}\n",
            command,
            "carol",
            "--compromised");
        Assert.Equal(["alice", "bert"], await VoidAsync(installation));
    }

    [Fact]
    public async Task A_compromised_member_and_the_emergency_operations_do_the_same()
    {
        await using var installation = await WithCarolAsync("alice");
        await installation.SettleAsync("dora", "administrator");
        await installation.SettleAsync("bert");
        await installation.SetUpAsync("dora", "bert");
        var removed = (await installation.RunAsync("member", "remove", "carol", "--reason", "phished", "--yes", "--compromised")).Ends(0);
        Assert.EndsWith($": tombstone\n{Ended}1 sign-ins are void: alice{Link}\n", removed.Output);
        var reset = (await installation.OperateAsync("reset-password", "dora", "--compromised")).Ends(0);
        Assert.Matches(@"\A[2-9A-HJ-NP-Za-km-z]{20}\n\z", reset.Output);
        Assert.EndsWith($"password set, 0 sessions revoked\n{Ended}1 sign-ins are void: bert{Link}", reset.Said());
        var demoted = (await installation.OperateAsync("promote", "dora", "--to-role", "user", "--compromised")).Ends(0);
        Assert.Equal("", demoted.Output);
        Assert.EndsWith(
            $"role changed from administrator to user, 0 sessions revoked\n{Ended}no sign-in of another account became void", demoted.Said());
    }

    [Fact]
    public async Task A_compromise_is_declared_later_of_live_accounts_and_of_removed_ones_by_id()
    {
        string[] many = [.. Enumerable.Range(10, 12).Select(i => $"user{i}")];
        await using var installation = await WithCarolAsync(many);
        var id = Assert.Single(await installation.Database.QueryAsync("SELECT id FROM accounts WHERE username = 'carol'"));
        (await RunAsync(installation, "remove", "carol")).Ends(0);
        Assert.Empty(await VoidAsync(installation));
        await SaysAsync(
            installation,
            $"declared compromised: {id}\n{Ended}12 sign-ins are void: {string.Join(", ", many[..10])} and 2 more{Link}\n",
            "compromised",
            id);
        Assert.Equal(12, (await VoidAsync(installation)).Count);
        await SaysAsync(
            installation,
            "declared compromised: olivia; the account itself still signs in: "
                + $"run holdfast user reset-password or holdfast user lock for it\n{Ended}"
                + "no sign-in of another account became void\n",
            "compromised",
            Installation.Owner);
    }

    [Fact]
    public async Task A_void_sign_in_is_named_when_its_account_is_activated()
    {
        await using var installation = await WithCarolAsync("alice");
        (await RunAsync(installation, "deactivate", "alice")).Ends(0);
        (await RunAsync(installation, "lock", "carol", "--compromised")).Ends(0);
        await SaysAsync(
            installation,
            "activated alice; the sign-in is void until a link sets another password: run holdfast user emergency-access\n",
            "activate",
            "alice");
        Assert.Contains("link issued", (await installation.OperateAsync("emergency-access", "alice")).Ends(0).Said());
    }

    /// <summary>Olivia owns; Carol, an administrator, set up the sign-ins of these users.</summary>
    static async Task<Installation> WithCarolAsync(params string[] users)
    {
        var installation = await Installation.WithOwnerAsync();
        await installation.SettleAsync("carol", "administrator");
        foreach (var user in users)
        {
            await installation.SettleAsync(user);
            await installation.SetUpAsync("carol", user);
        }
        return installation;
    }

    static Task<HoldfastCommand> RunAsync(Installation installation, string command, string user, params string[] more)
    {
        string[] reason = more.Contains("--reason") ? [] : ["--reason", "for a test"];
        return installation.RunAsync(["user", command, "--user", user, .. reason, "--yes", .. more]);
    }

    static async Task SaysAsync(Installation installation, string output, string command, string user, params string[] more)
    {
        var done = (await RunAsync(installation, command, user, more)).Ends(0);
        Assert.Equal((output, ""), (done.Output, done.Said()));
    }

    static Task<IReadOnlyList<string>> VoidAsync(Installation installation) =>
        installation.Database.QueryAsync("SELECT username FROM accounts WHERE sign_in_void_at IS NOT NULL ORDER BY username");

    static async Task<(string?, string?)> LastAsync(Installation installation, string kind)
    {
        var entry = (await installation.EventsAsync(kind))[^1];
        return ((string?)entry["actor"]!["kind"], (string?)entry["reason"]);
    }
}
