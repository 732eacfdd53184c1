using Holdfast.Storage.Sql;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>A transaction on a connection of its own. Closing the connection rolls back what was not committed.</summary>
sealed class PostgreSqlTransaction(PostgreSqlDatabase database, NpgsqlConnection connection, DateTimeOffset now) : IDatabaseTransaction
{
    static readonly Statement Commit = new("COMMIT");
    static readonly Statement Rollback = new("ROLLBACK");

    bool ended;

    public DateTimeOffset Now => now;

    public async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        try
        {
            await PostgreSqlBatch.RunAsync(connection, statements, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlFaults.IsFault(e))
        {
            throw database.Translate(e);
        }
    }

    public async ValueTask CommitAsync(IReadOnlyList<Statement> last, CancellationToken cancellationToken)
    {
        await RunAsync([.. last, Commit], cancellationToken).ConfigureAwait(false);
        ended = true;
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        try
        {
            var command = new NpgsqlCommand(script, connection);
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlFaults.IsFault(e))
        {
            throw database.Translate(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
            return;
        ended = true;
        try
        {
            await PostgreSqlBatch.RunAsync(connection, [Rollback], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgreSqlFaults.IsFault(e) || e is InvalidOperationException)
        {
            // The server rolls back what a lost connection left open.
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
