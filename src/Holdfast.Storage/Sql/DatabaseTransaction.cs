using Holdfast.Gate;

namespace Holdfast.Storage.Sql;

/// <summary>
/// A transaction that was begun on a link. Disposing it without a commit rolls it back; either way <paramref name="leave"/> takes the
/// link back, once.
/// </summary>
/// <param name="link">The link.</param>
/// <param name="now">The clock, read after the lock was obtained.</param>
/// <param name="leave">Takes the link back.</param>
sealed class DatabaseTransaction(DatabaseLink link, DateTimeOffset now, Func<ValueTask> leave) : IAsyncDisposable
{
    static readonly Statement Rollback = new("ROLLBACK");

    bool ended;

    public DateTimeOffset Now => now;

    public ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        return link.RunAsync(statements, cancellationToken);
    }

    public ValueTask RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        return link.RunScriptAsync(script, cancellationToken);
    }

    /// <summary>
    /// Runs the statements in order and commits, in one exchange. The link goes back at once. Cancelling counts before it is begun, never
    /// after.
    /// </summary>
    public async ValueTask CommitAsync(IReadOnlyList<Statement> last, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await link.CommitAsync(last).ConfigureAwait(false);
            ended = true;
        }
        catch (OutcomeUnknownException)
        {
            // There is nothing to roll back that could be told from what may stand.
            ended = true;
            throw;
        }
        finally
        {
            if (ended)
                await leave().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
            return;
        ended = true;
        try
        {
            await link.RunAsync([Rollback], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreBusyException)
        {
            // The engine rolled back by itself, or the connection is gone and the server rolls back what it left open.
        }
        finally
        {
            await leave().ConfigureAwait(false);
        }
    }
}
