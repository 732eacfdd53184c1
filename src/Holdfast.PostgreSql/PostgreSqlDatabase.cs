using Holdfast.Gate;
using Holdfast.Storage.Sql;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>One database and its pool of connections.</summary>
sealed class PostgreSqlDatabase : IDatabase
{
    const string RowsInOrder = "SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    static readonly Statement Begin = new("BEGIN ISOLATION LEVEL READ COMMITTED");

    // Everything is found by an index whatever the values are: a plan of its own for each list of accounts costs more than running it.
    // A commit that is acknowledged must be on disk, and on the standbys that the server waits for; where that could not be had the server warns.
    const string Terms =
        """
        SELECT set_config('lock_timeout', $1, true), set_config('client_min_messages', 'warning', true),
            set_config('plan_cache_mode', 'force_generic_plan', true),
            set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true)
        """;

    readonly NpgsqlDataSource source;

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
        await (await OpenAsync(() => statements, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);

    /// <summary>Authority is locked twice, always and in this order: some systems that speak PostgreSQL's protocol accept the advisory lock and do nothing.</summary>
    public ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, Func<IReadOnlyList<Statement>> ahead, CancellationToken cancellationToken) => BeginAsync(
        hold switch
        {
            null => [],
            TransactionLock.AccountRows rows => [new(RowsInOrder, rows.Accounts.Select(id => id.Value).ToArray()) { Row = Statement.Ignore }],
            _ => Dialect.AuthorityLocks.Select(one => one.Taking),
        },
        ahead,
        longestWait: "5s",
        cancellationToken);

    public ValueTask<DatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken) =>
        BeginAsync([PostgreSqlDialect.MigrationLock, new("CREATE SCHEMA IF NOT EXISTS holdfast")], static () => [], longestWait: "0", cancellationToken);

    public void SchemaChanged() => source.Clear();

    public ValueTask DisposeAsync() => source.DisposeAsync();

    async ValueTask<DatabaseTransaction> BeginAsync(
        IEnumerable<Statement> first, Func<IReadOnlyList<Statement>> ahead, string longestWait, CancellationToken cancellationToken)
    {
        var now = 0L;
        Statement terms = new(Terms, longestWait) { Row = Statement.Ignore }, clock = new($"SELECT {Dialect.Clock}") { Row = row => now = row.GetInt64(0) };
        var link = await OpenAsync(() => [Begin, terms, .. first, clock, .. ahead()], cancellationToken).ConfigureAwait(false);
        return new(link, Micros.Time(now), link.DisposeAsync);
    }

    /// <summary>Opens a link and runs the first statements on it; a pooled connection that turns out to be lost is replaced, once.</summary>
    async ValueTask<PostgreSqlLink> OpenAsync(Func<IReadOnlyList<Statement>> statements, CancellationToken cancellationToken)
    {
        for (var again = true; ; again = false)
        {
            var link = new PostgreSqlLink(source.CreateConnection(), Translate);
            try
            {
                await link.RunAsync(statements(), cancellationToken).ConfigureAwait(false);
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
}
