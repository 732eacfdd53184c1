using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Custodians;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Cli.Users;
using Holdfast.Members;

namespace Holdfast.Cli.Members;

/// <summary>
/// <c>holdfast member remove</c>: the same command as the server's, by the operator. Asks once more at a terminal; elsewhere <c>--yes</c>
/// is needed.
/// </summary>
static class MemberRemoveCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var member = MemberArgument.Create();
        var disposition = DispositionOption.Create();
        var compromised = CompromisedOption.Create();
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log.", Required = true, HelpName = "text" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask.", Arity = ArgumentArity.Zero };
        var command = new DocumentedCommand(
            "remove",
            "Removes a member: every session, key and link ends.",
            "holdfast member remove alice --disposition tombstone --reason 'left the company' --yes")
        { member, disposition, reason, compromised, yes, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var account = await MemberArgument.FindAsync(kernel, parsed.GetRequiredValue(member), cancellationToken);
            var named = kernel.Dids.Of(account);
            if (!parsed.GetValue(yes))
                await Consent.MustBeGivenAsync($"Remove {account.Label} ({named})?", cancellationToken);
            var removal = new RemoveAccount(account.Id)
            {
                Disposition = DispositionOption.Of(parsed.GetValue(disposition)),
                IsCompromised = parsed.GetValue(compromised),
                Reason = Reason.ParseRequired(parsed.GetRequiredValue(reason)),
                Named = named,
            };
            var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, removal, cancellationToken);
            if (!outcome.IsDone(out var receipt))
                throw CommandFailure.Of(outcome.Refusal!);
            var done = $"removed {named}: {receipt.Disposition!.Value.Name}";
            foreach (var line in Ended.Lines(receipt, account.Id, removal.IsCompromised).Prepend(done))
                Console.Out.WriteLine(Printable.Of(line));
            return ExitCode.Done;
        });
        return command;
    }
}
