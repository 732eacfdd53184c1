using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Sqlite;

/// <summary>One file: one link that writes, behind a queue, and a few that read and never wait for it.</summary>
sealed class SqliteDatabase : IDatabase
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    static readonly Statement BeginImmediate = new("BEGIN IMMEDIATE");

    readonly string file;
    readonly TimeProvider time;
    readonly SemaphoreSlim turn = new(1, 1);
    readonly LinkPool readers;
    SqliteLink? writer;

    public SqliteDatabase(string file, TimeProvider time)
    {
        (this.file, this.time, Description) = (file, time, $"SQLite at {file}");
        readers = new(Math.Max(8, Environment.ProcessorCount * 4), () => SqliteLink.To(file, Description, writes: false));
    }

    public string Description { get; }
    public bool Exists => File.Exists(file);
    public Dialect Dialect { get; } = new SqliteDialect();

    public DateTimeOffset Time(long reported) => Micros.Time(Micros.Of(time.GetUtcNow()));

    public ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) => readers.RunAsync(statements, cancellationToken);

    /// <summary>Reads nothing ahead: in this process an exchange costs nothing, and more commands may come meanwhile.</summary>
    public async ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, Func<IReadOnlyList<Statement>> ahead, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await BeginAsync([BeginImmediate], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!Exists)
                CreateFile(file);
        }
        catch (IOException) when (Exists)
        {
            // Another process created it at the same moment.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            turn.Release();
            throw new StoreUnavailableException($"The store {file} cannot be created.", e);
        }
        return await BeginAsync([new("PRAGMA journal_mode = WAL"), BeginImmediate], cancellationToken).ConfigureAwait(false);
    }

    public void SchemaChanged() { } // SQLite prepares again by itself.

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        await LeaveAsync(lost: true).ConfigureAwait(false);
        await readers.DisposeAsync().ConfigureAwait(false);
    }

    async ValueTask TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (!await turn.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false))
            throw StoreFaults.Busy();
    }

    /// <summary>Begins in one's turn; a failure ends the turn.</summary>
    async ValueTask<DatabaseTransaction> BeginAsync(IReadOnlyList<Statement> first, CancellationToken cancellationToken)
    {
        try
        {
            // Writing to a file that was removed meanwhile would succeed and be lost.
            if (!Exists)
                throw StoreFaults.Absent(Description);
            var link = writer ??= SqliteLink.To(file, Description, writes: true);
            await link.RunAsync(first, cancellationToken).ConfigureAwait(false);
            return new(link, Time(0), () => LeaveAsync(link.IsBroken));
        }
        catch (Exception e)
        {
            await LeaveAsync(lost: e is not StoreBusyException).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the turn to the next in line; a link that may be broken is opened afresh.</summary>
    async ValueTask LeaveAsync(bool lost)
    {
        if (lost && writer is { } broken)
        {
            writer = null;
            await broken.DisposeAsync().ConfigureAwait(false);
        }
        turn.Release();
    }

    /// <summary>Makes a new, empty file, readable by its owner alone.</summary>
    internal static void CreateFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }
}
