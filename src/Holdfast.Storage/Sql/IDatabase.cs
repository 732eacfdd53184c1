using Holdfast.Gate;

namespace Holdfast.Storage.Sql;

/// <summary>
/// One engine. Its exceptions leave as <see cref="StoreBusyException"/>, <see cref="StoreUnavailableException"/> or
/// <see cref="EffectRejectedException"/>.
/// </summary>
interface IDatabase : IAsyncDisposable
{
    /// <summary>Engine and place, never a password.</summary>
    string Description { get; }

    Dialect Dialect { get; }

    /// <summary>The time, from what <see cref="Dialect.Clock"/> answered.</summary>
    DateTimeOffset Time(long reported);

    /// <summary>Runs statements that only read, in one exchange; once more when the connection turns out to be lost.</summary>
    ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a transaction, takes the lock, reads the clock, in one exchange; an engine may run <paramref name="ahead"/> in it. Without
    /// a lock the transaction only promises atomicity.
    /// </summary>
    /// <param name="hold">The lock.</param>
    /// <param name="ahead">
    /// Makes the statements that read ahead, for an engine that runs them; anew when it runs them again because the connection was lost.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, Func<IReadOnlyList<Statement>> ahead, CancellationToken cancellationToken);

    ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, CancellationToken cancellationToken) => BeginAsync(hold, static () => [], cancellationToken);

    /// <summary>Begins the one transaction in which the schema may change, creating the database's file or schema.</summary>
    ValueTask<DatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken);

    /// <summary>Whether there is anything to look at.</summary>
    bool Exists { get; }

    /// <summary>Forgets what was prepared for an older schema.</summary>
    void SchemaChanged();
}
