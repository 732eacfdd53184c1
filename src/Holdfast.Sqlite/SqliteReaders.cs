using System.Collections.Concurrent;
using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>The connections for reading: a few that are kept, a bounded number in all. Reads are short and never wait for the writer.</summary>
sealed class SqliteReaders(string file) : IDisposable
{
    static readonly int Most = Math.Max(8, Environment.ProcessorCount * 4);
    static readonly Statement Begin = new("BEGIN");
    static readonly Statement Commit = new("COMMIT");
    static readonly Statement Rollback = new("ROLLBACK");

    readonly ConcurrentStack<SqliteLink> idle = [];
    readonly SemaphoreSlim free = new(Most, Most);
    volatile bool disposed;

    /// <summary>Runs statements on one state of the store.</summary>
    public async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        SqliteLink? link = null;
        try
        {
            link = idle.TryPop(out var kept) ? kept : SqliteLink.Open(file, writes: false);
            Run(link, statements);
            idle.Push(link);
            link = null;
        }
        finally
        {
            // Whatever failed, a fresh connection costs little.
            link?.Dispose();
            free.Release();
            if (disposed)
                Dispose();
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryPop(out var link))
            link.Dispose();
    }

    static void Run(SqliteLink link, IReadOnlyList<Statement> statements)
    {
        if (statements.Count == 1)
        {
            link.Run(statements[0]);
            return;
        }
        link.Run(Begin);
        try
        {
            link.Run(statements);
        }
        catch (SqliteException)
        {
            link.Run(Rollback);
            throw;
        }
        link.Run(Commit);
    }
}
