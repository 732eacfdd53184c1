using System.CommandLine;
using System.Globalization;
using Holdfast.Cli.Help;
using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Database;

/// <summary>
/// <c>holdfast db restore</c>. Without <c>--force</c> it only creates. With it, what the store holds is first saved to a file beside it,
/// then replaced in one transaction; nothing is ever lost by it.
/// </summary>
static class RestoreCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var file = new Option<string>("--from") { Description = "The backup.", Required = true, HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace a store that exists. Its present content is saved beside it first.", Arity = ArgumentArity.Zero };
        var command = new DocumentedCommand(
            "restore",
            "Restores a SQLite store from a backup that has a lasting owner. Sessions, links and keys are again as they were then. Stop the servers first.",
            "holdfast db restore --from /var/backups/holdfast.db --store sqlite:/var/lib/holdfast/holdfast.db") { file, force, store };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(store), parsed.GetRequiredValue(file), parsed.GetValue(force), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? storeOption, string file, bool force, CancellationToken cancellationToken)
    {
        if (StoreAddress.Choose(storeOption) is not StoreAddress.Sqlite { Path: var path })
            throw PostgreSqlAdvice.ForRestore();
        var target = Path.GetFullPath(path);
        Console.Error.WriteLine(Printable.Of($"store: SQLite at {target}"));
        if (target == Path.GetFullPath(file))
            throw new CommandFailure(ExitCode.Usage, "the backup and the store are the same file");
        var content = await BackupContent.ExamineAsync(file, cancellationToken);
        if (content.Holders.Developer == 0)
            throw new CommandFailure(ExitCode.Refused, "refused: this backup has no lasting owner, so nobody could sign in and put things right; choose another");
        if (File.Exists(target))
            Replace(file, target, force);
        else
            SqliteBackup.Save(file, target);
        Console.Error.WriteLine($"restored: {content}");
        Console.Error.WriteLine("sessions, links and API keys are as they were when the backup was made: run holdfast doctor, and revoke what was revoked since");
        return ExitCode.Done;
    }

    static void Replace(string file, string target, bool force)
    {
        if (!force)
            throw new CommandFailure(ExitCode.Refused, "refused: a store exists there; --force saves its content beside it and then replaces it");
        var stamp = CommandKernel.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var kept = $"{target}.replaced-{stamp}";
        SqliteBackup.Save(target, kept);
        Console.Error.WriteLine(Printable.Of($"the present content is kept in {kept}"));
        SqliteBackup.Overwrite(file, target);
    }
}
