using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Members;

namespace Holdfast.Cli.Members;

/// <summary><c>holdfast member remove</c>: the same command as the server's, by the operator. Asks once more at a terminal; elsewhere <c>--yes</c> is needed.</summary>
static class MemberRemoveCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var member = MemberArgument.Create();
        var disposition = new Option<string?>("--disposition") { Description = "What to keep: purge, tombstone, historical or policyDefault. Default: what the member prefers.", HelpName = "word" };
        disposition.AcceptOnlyFromAmong("purge", "tombstone", "historical", "policyDefault");
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit log.", Required = true, HelpName = "text" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask.", Arity = ArgumentArity.Zero };
        var command = new DocumentedCommand(
            "remove", "Removes a member: every session, key and link ends.", "holdfast member remove alice --disposition tombstone --reason 'left the company' --yes") { member, disposition, reason, yes, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var account = await MemberArgument.FindAsync(kernel, parsed.GetRequiredValue(member), cancellationToken);
            var named = kernel.Dids.Of(account);
            if (!parsed.GetValue(yes))
                await ConfirmAsync(account, named, cancellationToken);
            var removal = new RemoveAccount(account.Id)
            {
                Disposition = Disposition.TryParse(parsed.GetValue(disposition), out var kept) ? kept : null,
                Reason = Reason.ParseRequired(parsed.GetRequiredValue(reason)),
                Named = named,
            };
            var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, removal, cancellationToken);
            if (!outcome.IsDone(out var receipt))
                throw CommandFailure.Of(outcome.Refusal!);
            Console.Out.WriteLine(Printable.Of($"removed {named}: {receipt.Disposition!.Value.Name}"));
            return ExitCode.Done;
        });
        return command;
    }

    static async Task ConfirmAsync(Account account, Did named, CancellationToken cancellationToken)
    {
        if (!Terminal.CanAsk)
            throw new CommandFailure(ExitCode.NotConfirmed, "nobody can be asked here: confirm with --yes");
        var answer = await Terminal.AskAsync($"Remove {Printable.Of(account.Label)} ({named})? Type yes: ", cancellationToken);
        if (answer?.Trim() != "yes")
            throw new CommandFailure(ExitCode.NotConfirmed, "not confirmed; nothing was changed");
    }
}
