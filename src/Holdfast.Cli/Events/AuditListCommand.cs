using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Events;

/// <summary><c>holdfast audit list</c>: newest first.</summary>
static class AuditListCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var filter = new EventFilter();
        var limit = new NumberOption("--limit", "How many at most.", 1, 100_000, 50);
        var json = JsonOption.Create();
        var command = new DocumentedCommand("list", "Lists events, newest first.", "holdfast audit list --kind emergency_recovery --from 2030-01-31") { limit.Option, json, store };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = filter.Read(parsed);
            var most = limit.Of(parsed);
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var query = await filter.FindAsync(asked, parsed, kernel, cancellationToken);
            var log = new EventLog(kernel);
            var end = await log.BeginAsync(query, "list", cancellationToken);
            var found = await log.NewestAsync(query, end, most, cancellationToken);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonText.Array(found, EventJson.Write));
            else
                Columns.Write(Console.Out, EventRow.Headings, found.Select(EventRow.Of));
            return ExitCode.Done;
        });
        return command;
    }
}
