using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>Erases what is left of purged members, in batches, each in a transaction of its own. Every step may be repeated.</summary>
sealed class Erasure(IDatabase database) : IErasure
{
    const int Batch = 500;

    /// <summary>Commands that were under way may still have recorded something: a purge stays unfinished until nothing of the kind can follow.</summary>
    static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(5);

    public async ValueTask EraseAsync(AccountId person, int most, CancellationToken cancellationToken)
    {
        for (var erased = 0; erased < most; erased += Batch)
        {
            var batch = new Statement(
                "DELETE FROM audit_event_parts WHERE (event_index, name) IN (SELECT event_index, name FROM audit_event_parts WHERE person = $1 ORDER BY event_index LIMIT $2)",
                person.Value, (long)Batch);
            await RunAsync([batch], cancellationToken).ConfigureAwait(false);
            if (batch.Affected < Batch)
                break;
        }
        await RunAsync([new($"DELETE FROM idempotency_answers WHERE {database.Dialect.Contains("answer", 1)}", person.ToString()), .. Scrubbing], cancellationToken).ConfigureAwait(false);
        if (database.Dialect.AfterErasure is { } statement)
            await database.ReadAsync([new(statement) { Row = Statement.Ignore }], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with what is unfinished, for at most <paramref name="limit"/> members; answers how many were finished.</summary>
    public async ValueTask<int> ContinueAsync(int limit, CancellationToken cancellationToken)
    {
        var unfinished = new List<AccountId>();
        await database.ReadAsync(
            [new("SELECT person_id FROM unfinished_erasures ORDER BY at LIMIT $1", (long)limit) { Row = row => unfinished.Add(new(row.GetGuid(0))) }],
            cancellationToken).ConfigureAwait(false);
        var finished = 0;
        foreach (var person in unfinished)
        {
            await EraseAsync(person, int.MaxValue - Batch, cancellationToken).ConfigureAwait(false);
            finished += await FinishAsync(person, cancellationToken).ConfigureAwait(false);
        }
        return finished;
    }

    Statement[] Scrubbing => database.Dialect.Scrubbing is { } statement ? [new(statement)] : [];

    async ValueTask<int> FinishAsync(AccountId person, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var finishing = new Statement("DELETE FROM unfinished_erasures WHERE person_id = $1 AND at <= $2", person.Value, transaction.Now - Aftermath);
            await transaction.CommitAsync([finishing], cancellationToken).ConfigureAwait(false);
            return finishing.Affected;
        }
    }

    async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
            await transaction.CommitAsync(statements, cancellationToken).ConfigureAwait(false);
    }
}
