using System.Security.Cryptography;
using Holdfast.Gate;
using Holdfast.Storage.Sql;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>One database and its pool of connections.</summary>
sealed class PostgreSqlDatabase : IDatabase
{
    const string RowsInOrder = "SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    const long AuthorityKey = 0x486f6c6466617374; // The letters of Holdfast.

    static readonly Statement Begin = new("BEGIN ISOLATION LEVEL READ COMMITTED");
    static readonly Statement ShortWait = new("SET LOCAL lock_timeout = '100ms'");
    static readonly Statement LongWait = new("SET LOCAL lock_timeout = '5s'");
    static readonly Statement AuthorityLock = AdvisoryLock(AuthorityKey);
    static readonly Statement MigrationLock = AdvisoryLock(AuthorityKey + 1);

    // No row, no lock: then the division fails rather than letting the command pass.
    static readonly Statement GuardRow = new("SELECT 1 / count(*)::int FROM (SELECT id FROM authority_guard WHERE id = 1 FOR UPDATE) g") { Row = Statement.Ignore };

    readonly NpgsqlDataSource source;
    bool? locksHold;

    public PostgreSqlDatabase(NpgsqlConnectionStringBuilder settings)
    {
        Description = $"PostgreSQL database {settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";
        source = NpgsqlDataSource.Create(settings);
    }

    public string Description { get; }
    public bool Exists => true;
    public Dialect Dialect { get; } = new PostgreSqlDialect();

    public DateTimeOffset Time(long reported) => Micros.Time(reported);

    public async ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        await (await OpenAsync(statements, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);

    public async ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, CancellationToken cancellationToken)
    {
        Statement[] first = hold switch
        {
            null => [LongWait],
            TransactionLock.AccountRows rows => [LongWait, new(RowsInOrder, rows.Accounts.Select(id => id.Value).ToArray()) { Row = Statement.Ignore }],
            _ => [LongWait, await ProveAsync(cancellationToken).ConfigureAwait(false) ? AuthorityLock : GuardRow],
        };
        return await BeginAsync(first, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<DatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken) =>
        BeginAsync([MigrationLock, new("CREATE SCHEMA IF NOT EXISTS holdfast")], cancellationToken);

    public void SchemaChanged() => source.Clear();

    public ValueTask DisposeAsync() => source.DisposeAsync();

    async ValueTask<DatabaseTransaction> BeginAsync(IEnumerable<Statement> first, CancellationToken cancellationToken)
    {
        var now = 0L;
        var link = await OpenAsync([Begin, .. first, new($"SELECT {Dialect.Clock}") { Row = row => now = row.GetInt64(0) }], cancellationToken).ConfigureAwait(false);
        return new(link, Micros.Time(now), link.DisposeAsync);
    }

    /// <summary>
    /// Proves once, with two connections and a key of their own, that an advisory lock really makes the second one wait. Systems that speak PostgreSQL's
    /// protocol are known to accept the function and do nothing; there the guard row is locked instead.
    /// </summary>
    async ValueTask<bool> ProveAsync(CancellationToken cancellationToken)
    {
        if (locksHold is { } proved)
            return proved;
        Statement[] steps = [Begin, ShortWait, AdvisoryLock(BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))))];
        await using var first = (await OpenAsync(steps, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        try
        {
            await ReadAsync(steps, cancellationToken).ConfigureAwait(false);
            return (locksHold = false).Value;
        }
        catch (StoreBusyException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return (locksHold = true).Value;
        }
    }

    /// <summary>Opens a link and runs the first statements on it; a pooled connection that turns out to be lost is replaced, once.</summary>
    async ValueTask<PostgreSqlLink> OpenAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        for (var again = true; ; again = false)
        {
            var link = new PostgreSqlLink(source.CreateConnection(), Translate);
            try
            {
                await link.RunAsync(statements, cancellationToken).ConfigureAwait(false);
                return link;
            }
            catch (Exception e)
            {
                await link.DisposeAsync().ConfigureAwait(false);
                if (!again || e.InnerException is not { } cause || !PostgreSqlFaults.IsLoss(cause))
                    throw;
            }
        }
    }

    /// <summary>After a loss every pooled connection is suspect.</summary>
    Exception Translate(Exception fault)
    {
        if (PostgreSqlFaults.IsLoss(fault))
            source.Clear();
        return PostgreSqlFaults.Translate(fault, Description);
    }

    static Statement AdvisoryLock(long key) => new($"SELECT pg_advisory_xact_lock({key})") { Row = Statement.Ignore };
}
