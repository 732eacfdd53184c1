using System.Globalization;
using Holdfast.Gate;
using Holdfast.Storage.Sql;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>One database and its pool of connections.</summary>
sealed class PostgreSqlDatabase : IDatabase
{
    public const string Schema = "holdfast";

    /// <summary>The letters of Holdfast.</summary>
    const long AuthorityKey = 0x486f6c6466617374;

    const long MigrationKey = AuthorityKey + 1;

    static readonly Statement Begin = new("BEGIN ISOLATION LEVEL READ COMMITTED");
    static readonly Statement LockTimeout = new("SET LOCAL lock_timeout = '5s'");
    static readonly Statement AdvisoryLock = new(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({AuthorityKey})")) { Row = Statement.Ignore };
    static readonly Statement MigrationLock = new(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationKey})")) { Row = Statement.Ignore };

    readonly NpgsqlDataSource source;
    readonly AuthorityLockProof proof;

    public PostgreSqlDatabase(NpgsqlConnectionStringBuilder settings)
    {
        Description = $"PostgreSQL database {settings.Database ?? settings.Username} at {settings.Host}:{settings.Port.ToString(CultureInfo.InvariantCulture)}";
        source = NpgsqlDataSource.Create(settings);
        proof = new(source);
    }

    public string Description { get; }

    public Dialect Dialect { get; } = new PostgreSqlDialect();

    public DateTimeOffset Time(long reported) => Micros.Time(reported);

    public async ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(statements, cancellationToken).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask<IDatabaseTransaction> BeginAsync(TransactionLock? hold, CancellationToken cancellationToken)
    {
        var now = 0L;
        List<Statement> statements = [Begin, LockTimeout];
        if (hold is not null)
            statements.Add(await LockAsync(hold, cancellationToken).ConfigureAwait(false));
        statements.Add(new($"SELECT {Dialect.Clock}") { Row = row => now = row.GetInt64(0) });
        var connection = await OpenAsync(statements, cancellationToken).ConfigureAwait(false);
        return new PostgreSqlTransaction(this, connection, Micros.Time(now));
    }

    public async ValueTask<IDatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken)
    {
        var now = 0L;
        var connection = await OpenAsync(
            [
                Begin,
                MigrationLock,
                new($"CREATE SCHEMA IF NOT EXISTS {Schema}"),
                new($"SELECT {Dialect.Clock}") { Row = row => now = row.GetInt64(0) },
            ],
            cancellationToken).ConfigureAwait(false);
        return new PostgreSqlTransaction(this, connection, Micros.Time(now));
    }

    public async ValueTask<bool> HasSchemaAsync(CancellationToken cancellationToken)
    {
        var found = false;
        await ReadAsync([new($"SELECT to_regclass('{Schema}.schema_migration') IS NOT NULL") { Row = row => found = row.GetBoolean(0) }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public void SchemaChanged() => source.Clear();

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>After a loss every pooled connection is suspect.</summary>
    internal Exception Translate(Exception fault)
    {
        if (PostgreSqlFaults.IsLoss(fault))
            source.Clear();
        return PostgreSqlFaults.Translate(fault, Description);
    }

    async ValueTask<Statement> LockAsync(TransactionLock hold, CancellationToken cancellationToken)
    {
        if (hold is TransactionLock.AccountRows rows)
            return new("SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR UPDATE", rows.Accounts.Select(id => id.Value).ToArray()) { Row = Statement.Ignore };
        try
        {
            return await proof.HoldsAsync(cancellationToken).ConfigureAwait(false) ? AdvisoryLock : GuardRow();
        }
        catch (Exception e) when (PostgreSqlFaults.IsFault(e))
        {
            throw Translate(e);
        }
    }

    // No row, no lock: then the division fails rather than letting the command pass.
    static Statement GuardRow() => new("SELECT 1 / count(*)::int FROM (SELECT id FROM authority_guard WHERE id = 1 FOR UPDATE) g") { Row = Statement.Ignore };

    /// <summary>Opens a connection and runs the first statements on it; a pooled connection that turns out to be lost is replaced once.</summary>
    async ValueTask<NpgsqlConnection> OpenAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            try
            {
                connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await PostgreSqlBatch.RunAsync(connection, statements, cancellationToken).ConfigureAwait(false);
                return connection;
            }
            catch (Exception e)
            {
                var opened = connection is not null;
                if (connection is not null)
                    await connection.DisposeAsync().ConfigureAwait(false);
                if (!PostgreSqlFaults.IsFault(e))
                    throw;
                var translated = Translate(e);
                if (attempt > 0 || !opened || !PostgreSqlFaults.IsLoss(e))
                    throw translated;
            }
        }
    }
}
