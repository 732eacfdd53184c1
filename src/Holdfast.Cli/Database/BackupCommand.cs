using System.CommandLine;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Database;

/// <summary><c>holdfast db backup</c>: one state of the store in one file, while servers write.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var file = new Option<string>("--to") { Description = "A new file. It holds every secret's hash: keep it as the store itself.", Required = true, HelpName = "file" };
        var command = new DocumentedCommand(
            "backup",
            "Saves a SQLite store, one consistent state, while servers write. For PostgreSQL it says how to use pg_dump.",
            "holdfast db backup --to /var/backups/holdfast.db") { file, store };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), parsed.GetRequiredValue(file), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, string file, CancellationToken cancellationToken)
    {
        if (StoreAddress.Choose(storeOption) is not StoreAddress.Sqlite { Path: var source })
            throw PostgreSqlAdvice.ForBackup();
        if (File.Exists(file))
            throw new CommandFailure(ExitCode.Failed, "the file exists already, and a backup overwrites nothing; choose another name");
        await using (await StoreOpening.OpenExistingAsync(storeOption, cancellationToken))
            SqliteBackup.Save(source, file);
        var content = await BackupContent.ExamineAsync(file, cancellationToken);
        Console.Error.WriteLine(Printable.Of($"saved to {Path.GetFullPath(file)}: {content}"));
        return ExitCode.Done;
    }
}
