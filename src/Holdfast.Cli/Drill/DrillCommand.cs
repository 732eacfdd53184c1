using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Drill;

/// <summary><c>holdfast drill</c>: rehearses recovery on a throw-away account.</summary>
static class DrillCommand
{
    static readonly string[] Headings = ["RESULT", "STEP", "DETAIL"];

    public static Command Create()
    {
        var store = StoreOption.Create();
        var json = JsonOption.Create();
        var command = new DocumentedCommand(
            "drill",
            "Rehearses recovery on a throw-away account that expires after 10 minutes and never ranks above supervisor, signs in with each result, and removes it.",
            "holdfast drill --store sqlite:/var/lib/holdfast/holdfast.db") { json, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var steps = await new Rehearsal(kernel).RunAsync(cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(steps, (writer, step) => step.Write(writer)));
            else
                Columns.Write(Console.Out, Headings, steps.Select(step => new string?[] { step.Failure is null ? "ok" : "FAILED", step.Name, step.Failure }));
            return steps.All(step => step.Failure is null) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
