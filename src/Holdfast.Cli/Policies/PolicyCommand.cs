using System.CommandLine;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy</c>: the policies of a store.</summary>
static class PolicyCommand
{
    public static Command Create() => new("policy", "Lists, checks, tests, stores and activates the policies that decide who may remove whom.")
    {
        PolicyListCommand.Create(),
        PolicyCheckCommand.Create(),
        PolicyTestCommand.Create(),
        PolicyUploadCommand.Create(),
        PolicyActivateCommand.Create(),
    };
}
