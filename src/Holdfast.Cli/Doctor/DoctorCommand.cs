using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Events;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Gate;
using Command = System.CommandLine.Command;

namespace Holdfast.Cli.Doctor;

/// <summary><c>holdfast doctor</c>: what is wrong, or one loss away from wrong, with the command that mends it.</summary>
static class DoctorCommand
{
    const string Store = "store";

    static readonly string[] Headings = ["LEVEL", "CHECK", "FINDING", "MEND"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new DocumentedCommand("doctor", "Says what is wrong, or one loss away from wrong, and what mends it. Exits with 1 when something is wrong.", "holdfast doctor --json") { json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var findings = await ExamineAsync(parsed.GetValue(store), cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(findings, FindingJson.Write));
            else
                Columns.Write(Console.Out, Headings, findings.Select(finding => new string?[] { FindingJson.WordFor(finding.Level), finding.Check, finding.Sentence, finding.Mend }));
            return findings switch
            {
                [{ Level: Level.Wrong, Check: Store }] => ExitCode.StoreUnreachable,
                _ => findings.Any(finding => finding.Level == Level.Wrong) ? ExitCode.Failed : ExitCode.Done,
            };
        });
        return command;
    }

    /// <summary>Everything there is to say; of a store that cannot be used nothing but that.</summary>
    static async Task<IReadOnlyList<Finding>> ExamineAsync(string? storeOption, CancellationToken cancellationToken)
    {
        try
        {
            return await ExamineStoreAsync(storeOption, cancellationToken);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or StoreBusyException or CommandFailure { ExitCode: ExitCode.StoreUnreachable })
        {
            return [Finding.Wrong(Store, failure.Message, "check --store and HOLDFAST_STORE; holdfast db migrate brings an older schema up to date, holdfast db restore brings a backup back")];
        }
    }

    static async Task<IReadOnlyList<Finding>> ExamineStoreAsync(string? storeOption, CancellationToken cancellationToken)
    {
        await using var kernel = await CommandKernel.OpenAsync(storeOption, cancellationToken);
        var patient = await Patient.ExamineAsync(kernel, cancellationToken);
        var log = new EventLog(kernel);
        var query = new AuditQuery();
        var end = await log.BeginAsync(query, "doctor", cancellationToken);
        var newest = await log.NewestAsync(query, end, 1, cancellationToken);
        Finding[] findings =
        [
            Finding.Good(Store, $"{kernel.Store.Health.Description}, schema current"),
            .. HolderCheck.Run(patient),
            .. await CustodyCheck.RunAsync(patient, cancellationToken),
            .. FactorCheck.Run(patient),
            await KeyFileCheck.RunAsync(patient, storeOption, cancellationToken),
            .. KeyCheck.Run(patient),
            ClockCheck.Run(patient, newest),
            .. FileCheck.Run(storeOption),
            .. await StatusListCheck.RunAsync(patient, storeOption, cancellationToken),
            await LockCheck.RunAsync(patient, cancellationToken),
            await PolicyCheck.RunAsync(patient, cancellationToken),
            await MailCheck.RunAsync(patient, cancellationToken),
            newest.Count == 1 || end == 0
                ? Finding.Good("event log", $"readable, {end} events")
                : Finding.Wrong("event log", "the newest event cannot be read", "holdfast db restore, from the last good backup"),
        ];
        return [.. findings.OrderByDescending(finding => finding.Level)];
    }
}
