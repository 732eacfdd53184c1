namespace Holdfast.Storage.Sql;

/// <summary>A transaction; disposing it without a commit rolls it back.</summary>
interface IDatabaseTransaction : IAsyncDisposable
{
    /// <summary>The clock, read after the lock was obtained.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Runs the statements in order, in one exchange.</summary>
    ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);

    /// <summary>Runs the statements in order and commits, in one exchange. The connection goes back at once.</summary>
    ValueTask CommitAsync(IReadOnlyList<Statement> last, CancellationToken cancellationToken);

    /// <summary>Runs a script of many statements without parameters.</summary>
    ValueTask RunScriptAsync(string script, CancellationToken cancellationToken);
}
