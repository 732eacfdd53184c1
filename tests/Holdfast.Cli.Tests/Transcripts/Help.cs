using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Transcripts;

public class Help
{
    public static TheoryData<string> Commands =>
    [
        "serve", "setup-link",
        "user list", "user show", "user create", "user reset-password", "user unlock", "user disable-mfa", "user promote", "user emergency-access",
        "user vouch", "user activate", "user deactivate", "user lock", "user remove", "user compromised", "key list", "key rotate",
        "member list", "member show", "member remove",
        "policy list", "policy check", "policy test", "policy upload", "policy activate",
        "audit tail", "audit list", "audit export", "doctor", "drill", "settings show", "settings set", "keys rotate", "db migrate", "db backup", "db restore", "completion",
    ];

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself_with_an_example(string command)
    {
        var help = await HoldfastCommand.RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Equal("", help.Errors);
        Assert.Contains($"Usage:\n  holdfast {command}", help.Output);
        Assert.Contains($"Example:\n  {(command == "completion" ? "source <(" : "")}holdfast {command}", help.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("user")]
    [InlineData("member")]
    [InlineData("policy")]
    [InlineData("audit")]
    [InlineData("db")]
    [InlineData("key")]
    [InlineData("keys")]
    [InlineData("settings")]
    [Trait("Kind", "Approval")]
    public async Task A_group_lists_its_commands(string group)
    {
        var help = await HoldfastCommand.RunAsync([.. group.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Approval.Verify($"Help.{(group.Length == 0 ? "holdfast" : group)}", help.Output);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var version = await HoldfastCommand.RunAsync(["--version"]);
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"\Aholdfast \d+\.\d+\.\d+\n\z", version.Output);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task A_completion_script_asks_the_program(string shell)
    {
        var script = await HoldfastCommand.RunAsync(["completion", shell]);
        Assert.Equal(0, script.ExitCode);
        Assert.Contains(" complete ", script.Output);
    }

    [Theory]
    [InlineData("holdfast ", "user")]
    [InlineData("holdfast user re", "reset-password")]
    [InlineData("holdfast user promote --to-role dev", "developer")]
    [InlineData("holdfast user promote --u", "--user")]
    [InlineData("holdfast completion z", "zsh")]
    public async Task What_may_follow_is_completed(string line, string expected)
    {
        var answer = await HoldfastCommand.RunAsync(["complete", line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), line]);
        Assert.Contains(expected, answer.Output.Split('\n'));
    }
}
