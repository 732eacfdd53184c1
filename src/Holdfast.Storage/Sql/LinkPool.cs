using System.Collections.Concurrent;

namespace Holdfast.Storage.Sql;

/// <summary>Links that are kept between uses, a bounded number in all. One that fails is dropped: a fresh one costs little.</summary>
sealed class LinkPool(int most, Func<DatabaseLink> open) : IAsyncDisposable
{
    readonly ConcurrentStack<DatabaseLink> idle = [];
    readonly SemaphoreSlim free = new(most, most);
    volatile bool disposed;

    public async ValueTask RunAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        DatabaseLink? link = null;
        try
        {
            link = idle.TryPop(out var kept) ? kept : open();
            await link.RunAsync(statements, cancellationToken).ConfigureAwait(false);
            idle.Push(link);
            link = null;
        }
        finally
        {
            if (link is not null)
                await link.DisposeAsync().ConfigureAwait(false);
            free.Release();
            if (disposed)
                await DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        while (idle.TryPop(out var link))
            await link.DisposeAsync().ConfigureAwait(false);
    }
}
