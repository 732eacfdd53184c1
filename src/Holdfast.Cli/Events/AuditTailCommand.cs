using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Events;

/// <summary><c>holdfast audit tail</c>: the last events, oldest first, and with <c>--follow</c> those that come.</summary>
static class AuditTailCommand
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var store = StoreOption.Create();
        var filter = new EventFilter();
        var lines = new NumberOption("--lines", "How many to begin with.", 0, 10_000, 10);
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with the events that come, until stopped.", Arity = ArgumentArity.Zero };
        var json = JsonOption.Create();
        var command = new DocumentedCommand("tail", "Shows the last events, oldest first.", "holdfast audit tail --lines 20 --follow") { lines.Option, follow, json, store };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = filter.Read(parsed);
            var first = lines.Of(parsed);
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var query = await filter.FindAsync(asked, parsed, kernel, cancellationToken);
            var log = new EventLog(kernel);
            Func<AuditEntry, string> line = parsed.GetValue(json) ? EventJson.Line : EventRow.Line;
            var end = await log.BeginAsync(query, "tail", cancellationToken);
            foreach (var entry in (await log.NewestAsync(query, end, first, cancellationToken)).Reverse())
                Console.Out.WriteLine(line(entry));
            if (parsed.GetValue(follow))
                await FollowAsync(log, query, end, line, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    static async Task FollowAsync(EventLog log, AuditQuery query, long start, Func<AuditEntry, string> line, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var end = await log.EndAsync(CancellationToken.None);
            await foreach (var entry in log.SinceAsync(query, start, end, CancellationToken.None))
                Console.Out.WriteLine(line(entry));
            start = end;
            await Task.Delay(Pause, CommandKernel.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
