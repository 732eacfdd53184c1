using Holdfast.Cli.Running;
using Holdfast.Gate;

namespace Holdfast.Cli.Database;

/// <summary>What a backup holds, read from the file itself: a copy nobody has opened is no backup.</summary>
sealed record BackupContent(SchemaState Schema, HolderCounts Holders, long Events)
{
    /// <summary>Opens a file as a store and looks.</summary>
    /// <exception cref="CommandFailure">It is damaged, or no store of this version or an earlier one.</exception>
    public static async Task<BackupContent> ExamineAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new CommandFailure(ExitCode.Failed, "there is no such file");
        if (SqliteBackup.FindDamage(file) is { } damage)
            throw new CommandFailure(ExitCode.Failed, $"the file is no usable SQLite database: {damage}");
        await using var store = SqliteStore.Open(file, CommandKernel.Time);
        var schema = await store.Schema.CheckAsync(cancellationToken);
        if (!schema.IsCurrent)
            throw new CommandFailure(ExitCode.Failed, schema.Problem ?? $"the file holds schema {schema.Version}, this version needs {schema.Wanted}: run holdfast db migrate on a copy of it first");
        return new(schema, await store.Accounts.HoldersAsync(cancellationToken), await store.Audit.SizeAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Holders.Developer} lasting owners, {Holders.Administrator} lasting administrators and owners, {Events} events";
}
