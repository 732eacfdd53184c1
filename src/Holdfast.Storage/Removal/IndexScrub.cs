using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Removal;

/// <summary>
/// Makes the search index forget. The index keeps fragments of deleted text until it is fully merged. It is merged in small
/// transactions, so that nobody waits long; one pass covers what existed when it began. Thread-safe.
/// </summary>
sealed class IndexScrub(IDatabase database)
{
    DateTimeOffset? begun;
    int busy;

    /// <summary>The index has forgotten everything that was deleted before this time.</summary>
    public DateTimeOffset ForgottenUntil { get; private set; } = database.Dialect.Scrubbing is null ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;

    /// <summary>Does at most so many portions of the pass under way, or of a new one; nothing while another caller does.</summary>
    public async ValueTask GoOnAsync(int portions, CancellationToken cancellationToken)
    {
        if (database.Dialect.Scrubbing is not { } scrubbing || Interlocked.Exchange(ref busy, 1) == 1)
            return;
        try
        {
            await MergeAsync(scrubbing, portions, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    async ValueTask MergeAsync(Scrubbing scrubbing, int portions, CancellationToken cancellationToken)
    {
        for (var portion = 0; portion < portions; portion++)
        {
            var transaction = await database.BeginAsync(null, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                long before = 0, after = 0;
                await transaction.CommitAsync(
                    [
                        new(scrubbing.Work) { Row = row => before = row.GetInt64(0) },
                        new(begun is null ? scrubbing.Begin : scrubbing.Continue),
                        new(scrubbing.Work) { Row = row => after = row.GetInt64(0) },
                    ],
                    cancellationToken).ConfigureAwait(false);
                begun ??= transaction.Now;
                if (after - before > 1)
                    continue;
            }
            (ForgottenUntil, begun) = (begun.Value, null);
            return;
        }
    }
}
