using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Running;

static class Endings
{
    /// <summary>Requires an exit code; what the program said stands in the failure.</summary>
    public static HoldfastCommand Ends(this HoldfastCommand command, int exitCode)
    {
        Assert.True(command.ExitCode == exitCode, $"expected exit code {exitCode}, got {command.ExitCode}\n--- output\n{command.Output}\n--- errors\n{command.Errors}");
        return command;
    }

    /// <summary>What stands on standard error below the line about the store.</summary>
    public static string Said(this HoldfastCommand command) =>
        string.Concat(command.Errors.Split('\n').Where(line => !line.StartsWith("store: ", StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n');
}
