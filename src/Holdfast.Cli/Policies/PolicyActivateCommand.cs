using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Policies;

namespace Holdfast.Cli.Policies;

/// <summary><c>holdfast policy activate</c>.</summary>
static class PolicyActivateCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var id = new Argument<string>("id") { Description = "The id of the version, from holdfast policy list." };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log.", Required = true, HelpName = "text" };
        var command = new DocumentedCommand(
            "activate",
            "Puts a version in force in place of the one that is.",
            "holdfast policy activate 0197b000-0000-7000-8000-000000000002 --reason 'decided by the board'") { id, reason, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!PolicyId.TryParse(parsed.GetRequiredValue(id), out var wanted))
                throw new CommandFailure(ExitCode.Usage, "the id must be a UUID in hyphenated form");
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var command = new ActivatePolicy(wanted, PolicyPurpose.Removal, Reason.ParseRequired(parsed.GetRequiredValue(reason)));
            var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, command, cancellationToken);
            if (!outcome.IsDone(out var receipt))
                throw CommandFailure.Of(outcome.Refusal!);
            Console.Error.WriteLine(Printable.Of($"version {receipt.PolicyVersion!.Number} for {receipt.PolicyVersion.Purpose.Name} is in force, SHA-256 {receipt.PolicyVersion.Sha256}"));
            return ExitCode.Done;
        });
        return command;
    }
}
