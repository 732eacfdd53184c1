using System.Data.Common;

namespace Holdfast.Storage.Sql;

/// <summary>A connection in use. What it throws is what <see cref="StoreFaults"/> makes.</summary>
abstract class DatabaseLink(DbConnection connection) : IAsyncDisposable
{
    /// <summary>Runs the statements in order, in one exchange.</summary>
    public async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await ExchangeAsync(statements, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Translated(e);
        }
    }

    /// <summary>Runs a script of many statements without parameters.</summary>
    public async ValueTask RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        try
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = script;
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Translated(e);
        }
    }

    public virtual ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Opens the connection when it is not, and runs the statements.</summary>
    protected abstract ValueTask ExchangeAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);

    /// <summary>Whether an exception comes from the engine or the way to it.</summary>
    protected abstract bool IsFault(Exception e);

    /// <summary>What a fault is to the kernel.</summary>
    protected abstract Exception Translated(Exception fault);
}
