using System.Data.Common;
using Holdfast.Gate;

namespace Holdfast.Storage.Sql;

/// <summary>A connection in use. What it throws is what <see cref="StoreFaults"/> makes.</summary>
abstract class DatabaseLink(DbConnection connection) : IAsyncDisposable
{
    static readonly Statement Commit = new("COMMIT");

    Task? unanswered;

    /// <summary>Runs the statements in order, in one exchange.</summary>
    public async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await ExchangeAsync(statements, commits: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Translated(e);
        }
    }

    /// <summary>
    /// Runs the statements in order and commits, in one exchange. Nothing cancels that; it is only waited for no longer than
    /// <see cref="LongestCommit"/>.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">The engine gave no sure answer to the commit.</exception>
    public async ValueTask CommitAsync(IReadOnlyList<Statement> last)
    {
        try
        {
            unanswered = ExchangeAsync([.. last, Commit], commits: true, CancellationToken.None).AsTask();
            await unanswered.WaitAsync(LongestCommit).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFault(e) || e is TimeoutException)
        {
            var fault = Translated(e);
            throw LeavesCommitOpen(e) ? StoreFaults.Unknown(fault) : fault;
        }
    }

    /// <summary>Runs a script of many statements without parameters, however long it takes: it may write a whole table.</summary>
    public async ValueTask RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        try
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = script;
                command.CommandTimeout = 0;
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Translated(e);
        }
    }

    /// <summary>Closes the connection; one that still waits for the answer to a commit is closed when that comes.</summary>
    public virtual ValueTask DisposeAsync()
    {
        if (unanswered is not { IsCompleted: false } commit)
            return CloseAsync();
        _ = commit.ContinueWith(_ => CloseAsync().AsTask(), TaskScheduler.Default);
        return default;
    }

    /// <summary>How long the answer to a commit is waited for.</summary>
    protected virtual TimeSpan LongestCommit => Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Opens the connection when it is not, and runs the statements; the last of them is the commit when it <paramref name="commits"/>.
    /// </summary>
    protected abstract ValueTask ExchangeAsync(IReadOnlyList<Statement> statements, bool commits, CancellationToken cancellationToken);

    /// <summary>Whether the engine may have committed although a commit ended in this fault.</summary>
    protected abstract bool LeavesCommitOpen(Exception fault);

    /// <summary>Whether an exception comes from the engine or the way to it.</summary>
    protected abstract bool IsFault(Exception e);

    /// <summary>What a fault is to the kernel.</summary>
    protected abstract Exception Translated(Exception fault);

    async ValueTask CloseAsync()
    {
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsFault(e))
        {
            // What was open was to be rolled back, and a server that lost the connection has done so.
        }
    }
}
