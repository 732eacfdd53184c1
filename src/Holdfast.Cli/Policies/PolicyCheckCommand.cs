using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy check</c>: whether a file could be stored. Needs no store.</summary>
static class PolicyCheckCommand
{
    public static Command Create()
    {
        var file = PolicyFile.Argument();
        var command = new DocumentedCommand("check", "Says whether a policy compiles and can decide about removals. Needs no store.", "holdfast policy check removal.rego") { file };
        command.SetAction(parsed => PolicyFile.Parse(parsed.GetRequiredValue(file)).Match(
            source =>
            {
                Console.Out.WriteLine(source.Sha256);
                return ExitCode.Done;
            },
            refusal => throw new CommandFailure(ExitCode.Failed, refusal.Detail)));
        return command;
    }
}
