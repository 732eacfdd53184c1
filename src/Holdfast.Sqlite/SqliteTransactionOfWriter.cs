using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>A transaction on the one connection that writes.</summary>
sealed class SqliteTransactionOfWriter(SqliteDatabase database, SqliteLink link, string file, DateTimeOffset now) : IDatabaseTransaction
{
    static readonly Statement Commit = new("COMMIT");
    static readonly Statement Rollback = new("ROLLBACK");

    bool ended;

    public DateTimeOffset Now => now;

    public ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(ended, this);
        try
        {
            link.Run(statements);
            return default;
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translate(e, file);
        }
    }

    public ValueTask CommitAsync(IReadOnlyList<Statement> last, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(ended, this);
        try
        {
            link.Run(last);
            link.Run(Commit);
        }
        catch (SqliteException e)
        {
            End(rollBack: true);
            throw SqliteFaults.Translate(e, file);
        }
        catch
        {
            End(rollBack: true);
            throw;
        }
        End(rollBack: false);
        return default;
    }

    public ValueTask RunScriptAsync(string script, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            link.RunScript(script);
            return default;
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translate(e, file);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!ended)
            End(rollBack: true);
        return default;
    }

    void End(bool rollBack)
    {
        ended = true;
        var broken = false;
        try
        {
            if (rollBack)
                link.Run(Rollback);
        }
        catch (SqliteException)
        {
            // The engine rolled back by itself, or the connection is gone; either way it is opened afresh.
            broken = true;
        }
        finally
        {
            database.Leave(broken);
        }
    }
}
