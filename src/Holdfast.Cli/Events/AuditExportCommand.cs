using System.CommandLine;
using Holdfast.Audit;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Events;

/// <summary><c>holdfast audit export</c>: JSON Lines, oldest first.</summary>
static class AuditExportCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var filter = new EventFilter();
        var file = new Option<string?>("--out") { Description = "A new file, readable by its owner alone. Default: standard output.", HelpName = "file" };
        var command = new DocumentedCommand("export", "Writes events as JSON Lines, oldest first.", "holdfast audit export --out audit.jsonl") { file, store };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = filter.Read(parsed);
            await using var kernel = await CommandKernel.OpenAsync(parsed.GetValue(store), cancellationToken);
            var query = await filter.FindAsync(asked, parsed, kernel, cancellationToken);
            await using var output = Open(parsed.GetValue(file));
            var count = await ExportAsync(new EventLog(kernel), query, output, cancellationToken);
            Console.Error.WriteLine($"{count} events exported");
            return ExitCode.Done;
        });
        return command;
    }

    static StreamWriter Open(string? file)
    {
        if (file is null)
            return new StreamWriter(Descriptor.Output);
        if (File.Exists(file))
            throw new CommandFailure(ExitCode.Failed, "the file exists already; choose another name");
        return new StreamWriter(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    static async Task<long> ExportAsync(EventLog log, AuditQuery query, StreamWriter output, CancellationToken cancellationToken)
    {
        var end = await log.BeginAsync(query, "export", cancellationToken);
        long count = 0;
        await foreach (var entry in log.SinceAsync(query, 0, end, cancellationToken))
        {
            await output.WriteLineAsync(EventJson.Line(entry));
            count++;
        }
        await output.FlushAsync(cancellationToken);
        return count;
    }
}
