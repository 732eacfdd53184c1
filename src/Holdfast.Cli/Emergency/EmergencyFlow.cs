using System.CommandLine;
using Holdfast.Accounts;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Refusals;

namespace Holdfast.Cli.Emergency;

/// <summary>
/// The way every operation goes: reason, store, target, banner, confirmation, transaction, report. A no on the way is recorded.
/// </summary>
sealed class EmergencyFlow(string operation, EmergencyOptions options)
{
    const string Question = "Type yes to go on: ";
    const string Answer = "yes";

    public async Task<int> RunAsync(
        ParseResult parsed, Func<EmergencyOperations, Account, Reason, Task<EmergencyReport>> carryOut, CancellationToken cancellationToken)
    {
        var reason = options.ReasonOf(parsed);
        await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(options.Store), cancellationToken);
        var operations = new EmergencyOperations(kernel);
        if (await kernel.FindAsync(parsed.GetRequiredValue(options.User), cancellationToken) is not { } target)
        {
            await operations.RecordRefusalAsync(operation, Refusal.NotFound(EmergencyReport.NobodyThere), null, reason, cancellationToken);
            return EmergencyReport.UserNotFound().Write();
        }
        Banner.Write(operation, target, reason, kernel);
        if (parsed.GetValue(options.Yes) || await ConfirmAsync(cancellationToken) is not { } no)
            return (await carryOut(operations, target, reason)).Write();
        await operations.RecordRefusalAsync(operation, Refusal.Declined(), target, reason, CancellationToken.None);
        return new EmergencyReport(ExitCode.NotConfirmed, no).Write();
    }

    /// <summary>Null when the operator said yes; else what to tell them.</summary>
    static async Task<string?> ConfirmAsync(CancellationToken cancellationToken)
    {
        if (!Terminal.CanAsk)
            return "refusing to run without a terminal (pass --yes for scripts)";
        try
        {
            return await Terminal.AskAsync(Question, cancellationToken) == Answer ? null : "not confirmed; nothing was changed";
        }
        catch (OperationCanceledException)
        {
            return "not confirmed; nothing was changed";
        }
    }
}
