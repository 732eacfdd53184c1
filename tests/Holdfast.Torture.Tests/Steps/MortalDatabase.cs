using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Torture.Tests.Steps;

/// <summary>A real engine whose process may die before any of its exchanges, and before any single statement of its transactions.</summary>
sealed class MortalDatabase(IDatabase inner, Death death) : IDatabase
{
    public string Description => inner.Description;

    public Dialect Dialect => inner.Dialect;

    public bool Exists => inner.Exists;

    public DateTimeOffset Time(long reported) => inner.Time(reported);

    public ValueTask ReadAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        death.Step(statements[0].Text);
        return inner.ReadAsync(statements, cancellationToken);
    }

    public async ValueTask<DatabaseTransaction> BeginAsync(TransactionLock? hold, Func<IReadOnlyList<Statement>> ahead, CancellationToken cancellationToken)
    {
        death.Step("BEGIN");
        var transaction = await inner.BeginAsync(hold, ahead, cancellationToken);
        return new(new MortalLink(transaction, death), transaction.Now, transaction.DisposeAsync);
    }

    public ValueTask<DatabaseTransaction> BeginMigrationAsync(CancellationToken cancellationToken) => inner.BeginMigrationAsync(cancellationToken);

    public void SchemaChanged() => inner.SchemaChanged();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
