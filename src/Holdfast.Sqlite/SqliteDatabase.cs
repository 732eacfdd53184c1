using Holdfast.Gate;
using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>One file: one connection that writes, behind a queue, and a few that read.</summary>
sealed class SqliteDatabase(string file, TimeProvider time) : IDatabase
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    static readonly Statement BeginImmediate = new("BEGIN IMMEDIATE");

    readonly SemaphoreSlim turn = new(1, 1);
    readonly SqliteReaders readers = new(file);
    SqliteLink? writer;

    public string Description => $"SQLite at {file}";

    public Dialect Dialect { get; } = new SqliteDialect();

    public DateTimeOffset Time(long reported) => Micros.Time(Micros.Of(time.GetUtcNow()));

    public async ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        try
        {
            await readers.RunAsync(statements, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translate(e, file);
        }
    }

    public async ValueTask<IDatabaseTransaction> BeginAsync(TransactionLock? hold, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return Begin();
    }

    public async ValueTask<IDatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CreateFile();
            (writer ??= SqliteLink.Open(file, writes: true)).RunScript("PRAGMA journal_mode = WAL;");
        }
        catch (Exception e)
        {
            Leave(broken: true);
            throw e switch
            {
                SqliteException failed => SqliteFaults.Translate(failed, file),
                IOException or UnauthorizedAccessException => new StoreUnavailableException($"The store {file} cannot be created.", e),
                _ => e,
            };
        }
        return Begin();
    }

    public async ValueTask<bool> HasSchemaAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return false;
        var found = false;
        await ReadAsync([new("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'") { Row = _ => found = true }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public void SchemaChanged()
    {
        // SQLite prepares again by itself.
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        writer?.Dispose();
        writer = null;
        readers.Dispose();
        turn.Release();
    }

    /// <summary>Gives the writer to the next in line; a connection that may be broken is opened afresh.</summary>
    internal void Leave(bool broken)
    {
        if (broken)
        {
            writer?.Dispose();
            writer = null;
        }
        turn.Release();
    }

    async ValueTask TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (!await turn.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false))
            throw new StoreBusyException("The store was busy for too long: try again.");
    }

    SqliteTransactionOfWriter Begin()
    {
        try
        {
            // Writing to a file that was removed meanwhile would succeed and be lost.
            if (!File.Exists(file))
                throw new StoreUnavailableException($"There is no store at {file}.");
            writer ??= SqliteLink.Open(file, writes: true);
            writer.Run(BeginImmediate);
            return new(this, writer, file, Time(0));
        }
        catch (SqliteException e)
        {
            Leave(SqliteFaults.BreaksConnection(e));
            throw SqliteFaults.Translate(e, file);
        }
        catch
        {
            Leave(broken: true);
            throw;
        }
    }

    void CreateFile()
    {
        if (File.Exists(file))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }
}
