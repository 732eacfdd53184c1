using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

public class ExitCodes
{
    const string Reason = "lost phone and password";

    public static TheoryData<string, string[]> Misuses => new()
    {
        { "say which command", [] },
        { "say which command", ["user"] },
        { "unknown command 'usr'", ["usr"] },
        { "unknown option '--usr'", ["user", "unlock", "--usr=x", "--user", "x", "--reason", Reason] },
        { "unknown option '--yes'", ["settings", "set", "--role", "user", "--factors", "optional", "--reason", Reason, "--yes"] },
        { "Option '--user' is required.", ["user", "unlock", "--reason", Reason] },
        { "Option '--reason' is required.", ["user", "unlock", "--user", "x"] },
        { "Option '--to-role' is required.", ["user", "promote", "--user", "x", "--reason", Reason] },
        { "say why: reason must not be empty", ["user", "unlock", "--user", "x", "--reason", "   "] },
        { "reason must be at least 8 characters (got 7)", ["user", "unlock", "--user", "x", "--reason", "  1234567  "] },
        { "reason exceeds 500 chars (got 501)", ["user", "unlock", "--user", "x", "--reason", new string('r', 501)] },
        { "reason must not hold control or bidirectional-override characters", ["user", "unlock", "--user", "x", "--reason", "fine\n  operator  root"] },
        { "reason must not hold control or bidirectional-override characters", ["user", "unlock", "--user", "x", "--reason", "fine \u202e reversed"] },
        { "unknown role: admin", ["user", "promote", "--user", "x", "--reason", Reason, "--to-role", "admin"] },
        { "--ttl-minutes must be a whole number between 1 and 60", ["user", "emergency-access", "--user", "x", "--reason", Reason, "--ttl-minutes", "0"] },
        { "--ttl-minutes must be a whole number between 1 and 60", ["user", "emergency-access", "--user", "x", "--reason", Reason, "--ttl-minutes", "61"] },
        { "--ttl-minutes must be a whole number between 1 and 60", ["user", "emergency-access", "--user", "x", "--reason", Reason, "--ttl-minutes", "1.5"] },
        { "--limit must be a whole number between 1 and 1000", ["user", "list", "--limit", "1001"] },
        { "--minutes must be a whole number between 1 and 525600", ["user", "lock", "--user", "x", "--reason", Reason, "--minutes", "0"] },
        { "--overlap-minutes must be a whole number between 0 and 1440", ["key", "rotate", "abcdefgh", "--overlap-minutes", "1441"] },
        { "the id of an API key is the 8 letters and digits after hfk_", ["key", "rotate", "hfk_abcdefgh"] },
        { "say --role and --factors, or house_domains", ["settings", "set", "--reason", Reason] },
        { "say --role and --factors, or house_domains", ["settings", "set", "house_domains", "--reason", Reason] },
        { "say --role and --factors, or house_domains", ["settings", "set", "house_domains", "a.org", "--role", "user", "--reason", "x"] },
        { "house_domains must be names of mail domains", ["settings", "set", "house_domains", "not a domain", "--reason", Reason] },
        { "--kind must be a kind of event", ["audit", "list", "--kind", "nonsense"] },
        { "--from must be a date or a time with an offset", ["audit", "export", "--from", "yesterday"] },
        { "--password-stdin, --invite and --service exclude each other", ["user", "create", "--username", "x", "--invite", "--service"] },
        { "the store must be sqlite:<path> or a PostgreSQL connection string", ["user", "list", "--store", "holdfast.db"] },
    };

    [Theory, MemberData(nameof(Misuses))]
    public async Task Misuse_is_2_and_opens_nothing(string sentence, string[] arguments)
    {
        var command = (await HoldfastCommand.RunAsync(arguments)).Ends(2);
        Assert.Contains($"holdfast: {sentence}", command.Errors);
        Assert.DoesNotContain("store:", command.Errors);
        Assert.Equal("", command.Output);
    }

    [Theory]
    [InlineData("--temp-password hunter2-hunter2")]
    [InlineData("--temp-password=hunter2-hunter2")]
    [InlineData("--password hunter2-hunter2")]
    [InlineData("hunter2-hunter2")]
    [InlineData("--password-stdin=hunter2-hunter2")]
    public async Task A_password_on_the_command_line_is_2_and_not_repeated(string argument)
    {
        var command = (await HoldfastCommand.RunAsync(["user", "reset-password", "--user", "x", "--reason", Reason, .. argument.Split(' ')])).Ends(2);
        Assert.DoesNotContain("hunter2", command.Errors + command.Output);
        if (argument.StartsWith("--temp", StringComparison.Ordinal))
            Assert.Contains("--password-stdin", command.Errors);
    }

    [Fact]
    public async Task An_argument_that_looks_like_a_file_of_arguments_is_only_text()
    {
        var command = (await HoldfastCommand.RunAsync(["user", "unlock", "--user", "x", "--reason", "@/etc"])).Ends(2);
        Assert.Contains("reason must be at least 8 characters (got 5)", command.Errors);
    }

    public static TheoryData<string> EveryCommandOnAStore =>
    [
        "setup-link", "user list", "user show x", "user create --username xx", "user reset-password --user x --reason lost-it-all --yes",
        "user unlock --user x --reason lost-it-all --yes", "user disable-mfa --user x --reason lost-it-all --yes", "user promote --user x --to-role user --reason lost-it-all --yes",
        "user emergency-access --user x --reason lost-it-all --yes", "audit tail", "audit list", "audit export", "doctor", "drill", "db backup --to copy.db",
        "user vouch --user x --reason why --yes", "user activate --user x --reason why --yes",
        "user deactivate --user x --reason why --yes", "user lock --user x --reason why --yes",
        "user remove --user x --reason why --yes", "user compromised --user x --reason why --yes",
        "key list", "key rotate abcdefgh", "settings show", "settings set house_domains example.org --reason why",
        "member list", "member show x", "member remove x --reason left --yes", "policy list", "policy activate 0197b000-0000-7000-8000-000000000002 --reason why",
    ];

    [Theory, MemberData(nameof(EveryCommandOnAStore))]
    public async Task A_store_that_is_not_there_is_6_and_none_is_created(string command)
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-cli-").FullName;
        var store = new Dictionary<string, string?> { ["HOLDFAST_STORE"] = "sqlite:wrong.db" };
        var absent = (await HoldfastCommand.RunAsync(command.Split(' '), environment: store, workingDirectory: folder)).Ends(6);
        Assert.StartsWith($"store: SQLite at {folder}/wrong.db\n", absent.Errors);
        Assert.Contains("there is no Holdfast store there, and this command creates none", absent.Errors + absent.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_and_a_server_that_is_down_are_6()
    {
        (await HoldfastCommand.RunAsync(["user", "list", "--store", "sqlite:/nowhere/at/all.db"])).Ends(6);
        var down = (await HoldfastCommand.RunAsync(["user", "list", "--store", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hunter2"])).Ends(6);
        Assert.DoesNotContain("hunter2", down.Errors);
    }

    [Theory]
    [InlineData("reset-password")]
    [InlineData("unlock")]
    [InlineData("disable-mfa")]
    [InlineData("promote", "--to-role", "staff")]
    [InlineData("emergency-access")]
    public async Task Nobody_of_that_name_is_5_and_recorded(string operation, params string[] more)
    {
        await using var installation = await Installation.WithOwnerAsync();
        var command = (await installation.OperateAsync(operation, "nobody", more)).Ends(5);
        Assert.Equal("user not found", command.Said());
        Assert.Equal("", command.Output);
        var entry = Assert.Single(await installation.EventsAsync());
        Assert.Equal(("refused", "not_found", operation), ((string?)entry["outcome"], (string?)entry["refusal_code"], (string?)entry["detail"]!["operation"]));
        Assert.Null(entry["subject"]);
        Assert.Equal(Installation.Why, (string?)entry["reason"]);
    }

    [Fact]
    public async Task A_user_that_is_not_there_to_show_is_5()
    {
        await using var installation = await Installation.EmptyAsync();
        Assert.Equal("holdfast: user not found", (await installation.RunAsync("user", "show", "nobody")).Ends(5).Said());
    }

    [Fact]
    public async Task What_a_rule_refuses_is_3_and_recorded()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var last = (await installation.OperateAsync("promote", Installation.Owner, "--to-role", "staff")).Ends(3);
        Assert.EndsWith("refused (last_active_owner): this would leave nobody who can sign in as owner (role developer) and stay; make another owner first", last.Said());
        (await installation.RunAsync("user", "create", "--username", "robot", "--service")).Ends(0);
        Assert.EndsWith("a service has no password; give it an API key", (await installation.OperateAsync("reset-password", "robot")).Ends(3).Said());
        Assert.EndsWith("a service has no password; give it an API key", (await installation.OperateAsync("emergency-access", "robot")).Ends(3).Said());
        var common = await installation.RunWithAsync("password1\n", [], "user", "reset-password", "--user", Installation.Owner, "--reason", Reason, "--yes", "--password-stdin");
        Assert.Contains("list of common passwords", common.Ends(3).Said());
        var codes = (await installation.EventsAsync()).Select(entry => $"{entry["outcome"]} {entry["refusal_code"]} {entry["detail"]!["operation"]}");
        Assert.Equal(
            ["refused last_active_owner promote", "refused invalid_command reset-password", "refused invalid_command emergency-access", "refused invalid_password reset-password"],
            codes);
    }

    [Fact]
    public async Task Setting_up_twice_and_taken_names_are_3()
    {
        await using var installation = await Installation.EmptyAsync();
        Assert.Matches(@"\A/setup\?token=[\w-]{43}\n\z", (await installation.RunAsync("setup-link")).Ends(0).Output);
        await installation.CreateAsync(Installation.Owner, "developer");
        (await installation.RunAsync("setup-link")).Ends(3);
        Assert.Equal("", (await installation.RunAsync("user", "create", "--username", Installation.Owner)).Ends(3).Output);
        (await installation.RunAsync("user", "create", "--username", "Not A Name")).Ends(3);
        (await installation.RunAsync("user", "create", "--username", "fine", "--email", "no address")).Ends(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("one\ntwo\n")]
    public async Task A_password_on_standard_input_is_one_line(string input)
    {
        await using var installation = await Installation.WithOwnerAsync();
        (await installation.RunWithAsync(input, [], "user", "reset-password", "--user", Installation.Owner, "--reason", Reason, "--yes", "--password-stdin")).Ends(2);
    }
}
