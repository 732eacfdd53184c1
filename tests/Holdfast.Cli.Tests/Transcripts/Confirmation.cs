using Holdfast.Cli.Tests.Running;

namespace Holdfast.Cli.Tests.Transcripts;

public class Confirmation
{
    const string Question = "Type yes to go on: ";
    const string Reason = "lost phone and password";

    public static TheoryData<string, string[]> Operations => new()
    {
        { "reset-password", [] },
        { "unlock", [] },
        { "disable-mfa", [] },
        { "promote", ["--to-role", "developer"] },
        { "emergency-access", [] },
    };

    [Theory, MemberData(nameof(Operations))]
    public async Task Without_a_terminal_nothing_happens_unless_yes_is_passed(string operation, string[] more)
    {
        await using var installation = await Installation.WithOwnerAsync();
        var before = await installation.Database.QueryAsync("SELECT * FROM accounts");
        var command = (await installation.RunWithAsync("yes\n", [], ["user", operation, "--user", Installation.Owner, "--reason", Reason, .. more])).Ends(4);
        Assert.Equal("", command.Output);
        Assert.EndsWith("\nrefusing to run without a terminal (pass --yes for scripts)", command.Said());
        Assert.Matches(
            $"""
            \AEMERGENCY RECOVERY
              operation    {operation}
              target       olivia, id [0-9a-f-]+, role developer
              reason       lost phone and password
              operator     \S+ on \S+
              time         \d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ
              correlation  [0-9a-f]+-[0-9a-f]+-7[0-9a-f]+-[0-9a-f]+-[0-9a-f]+
            This action is audited and irreversible.

            """,
            command.Said());
        Assert.Equal(before, await installation.Database.QueryAsync("SELECT * FROM accounts"));
        var entry = Assert.Single(await installation.EventsAsync());
        Assert.Equal(("refused", "declined"), ((string?)entry["outcome"], (string?)entry["refusal_code"]));
        Assert.Equal(operation, (string?)entry["detail"]!["operation"]);
        Assert.Contains((string)entry["correlation_id"]!, command.Errors);
    }

    [Theory]
    [InlineData("Yes\n")]
    [InlineData("y\n")]
    [InlineData(" yes\n")]
    [InlineData("\n")]
    [InlineData("\u0004")]
    public async Task Anything_but_yes_declines(string answer)
    {
        await using var installation = await Installation.WithOwnerAsync();
        var run = await PseudoTerminal.RunAsync(installation, Question, answer, [], "user", "reset-password", "--user", Installation.Owner, "--reason", Reason);
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("not confirmed; nothing was changed", run.Errors);
        Assert.Equal("declined", (string?)Assert.Single(await installation.EventsAsync())["refusal_code"]);
    }

    [Fact]
    public async Task A_terminal_is_asked_and_gets_a_red_banner_while_only_the_secret_is_on_standard_output()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var run = await PseudoTerminal.RunAsync(installation, Question, "yes\n", [], "user", "reset-password", "--user", Installation.Owner, "--reason", Reason);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\A[2-9A-HJ-NP-Za-km-z]{20}\n\z", run.Output);
        Assert.Contains("\e[1;31mEMERGENCY RECOVERY\e[0m", run.Errors);
        Assert.Contains("\e[1;31mThis action is audited and irreversible.\e[0m", run.Errors);
        Assert.DoesNotContain(run.Output.Trim(), run.Errors);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task Without_colour_no_escape_reaches_the_terminal(string variable, string value)
    {
        await using var installation = await Installation.WithOwnerAsync();
        var run = await PseudoTerminal.RunAsync(installation, Question, "yes\n", new() { [variable] = value }, "user", "unlock", "--user", Installation.Owner, "--reason", Reason);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("EMERGENCY RECOVERY", run.Errors);
        Assert.DoesNotContain('\e', run.Errors);
    }

    [Fact]
    public async Task Yes_skips_the_question_and_never_the_banner()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var run = await PseudoTerminal.RunAsync(installation, "never asked", "", [], "user", "unlock", "--user", Installation.Owner, "--reason", Reason, "--yes");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("EMERGENCY RECOVERY", run.Errors);
        Assert.DoesNotContain(Question, run.Errors);
    }

    [Fact]
    public async Task A_password_typed_at_a_terminal_is_not_shown()
    {
        await using var installation = await Installation.WithOwnerAsync();
        var run = await PseudoTerminal.RunAsync(
            installation, "(not shown): ", "a-typed-secret-93\n", [], "user", "reset-password", "--user", Installation.Owner, "--reason", Reason, "--yes", "--password-stdin");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("a-typed-secret-93", run.Errors + run.Output);
        await using var server = await installation.ServeAsync();
        Assert.Equal((System.Net.HttpStatusCode.OK, "change_password"), await new Browser(server).SignInAsync(Installation.Owner, "a-typed-secret-93"));
    }
}
