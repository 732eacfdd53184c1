using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>One connection with its prepared commands. SQLite knows no waiting but blocking: everything here completes before it returns.</summary>
sealed class SqliteLink(SqliteConnection connection, string description, bool writes) : DatabaseLink(connection)
{
    const string Common = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";
    const string Writing = Common + "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000";
    const string Reading = Common + "PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824; PRAGMA query_only = ON";

    static readonly Statement Begin = new("BEGIN"), Commit = new("COMMIT");

    readonly PreparedCommands commands = new(connection, Stored);
    bool committing;

    public bool IsBroken { get; private set; }

    // The provider would repeat a busy statement until its timeout; SQLite's own busy handler has waited by then.
    public static SqliteLink To(string file, string description, bool writes) =>
        new(new SqliteConnection($"Data Source=\"{file}\";Mode=ReadWrite;Pooling=False;Default Timeout=1"), description, writes);

    public override ValueTask DisposeAsync()
    {
        commands.Dispose();
        return base.DisposeAsync();
    }

    protected override ValueTask ExchangeAsync(IReadOnlyList<Statement> statements, bool commits, CancellationToken cancellationToken)
    {
        if (connection.State == System.Data.ConnectionState.Closed)
        {
            connection.Open();
            commands.Run(new(writes ? Writing : Reading));
        }
        // Several reads see one state of the store.
        var together = !writes && statements.Count > 1;
        if (together)
            commands.Run(Begin);
        for (var i = 0; i < statements.Count; i++)
        {
            committing = commits && i == statements.Count - 1;
            commands.Run(statements[i]);
        }
        if (together)
            commands.Run(Commit);
        return default;
    }

    protected override bool LeavesCommitOpen(Exception fault) => committing && SqliteFaults.MayHaveWritten((SqliteException)fault);

    protected override bool IsFault(Exception e) => e is SqliteException;

    protected override Exception Translated(Exception fault)
    {
        var cause = (SqliteException)fault;
        IsBroken |= SqliteFaults.BreaksLink(cause);
        return SqliteFaults.Translate(cause, description);
    }

    static object Stored(SqlValue value) => value switch
    {
        { IsNull: true } => DBNull.Value,
        { Type: SqlType.Uuid } => value.Uuid.ToString("D"),
        { Type: SqlType.Uuids } => $"[{string.Join(',', value.Uuids.Select(id => $"\"{id:D}\""))}]",
        _ => value.Boxed!,
    };
}
