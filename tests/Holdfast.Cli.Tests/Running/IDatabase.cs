namespace Holdfast.Cli.Tests.Running;

/// <summary>The database under a store, past Holdfast: for what an operator, a fault or a thief would do.</summary>
interface IDatabase : IAsyncDisposable
{
    /// <summary>What <c>--store</c> takes.</summary>
    string Address { get; }

    Task ExecuteAsync(string sql);

    /// <summary>Runs SQL as somebody would who takes the triggers of a table away first, and puts them back after it.</summary>
    Task ExecutePastTriggersAsync(string table, string sql);

    /// <summary>Every row, its columns joined by a bar.</summary>
    Task<IReadOnlyList<string>> QueryAsync(string sql);

    /// <summary>Makes every write of one kind on one table fail. <paramref name="condition"/> speaks of NEW or OLD.</summary>
    Task BreakAsync(string table, string operation, string condition);

    /// <summary>Makes the commit itself fail, of every transaction that appends an event.</summary>
    Task BreakCommitAsync();

    Task MendAsync();

    /// <summary>
    /// The same rows as another database, which keeps its file, if it is one, in the folder. Nobody may be connected to this one.
    /// </summary>
    Task<IDatabase> CopyAsync(string folder);
}
