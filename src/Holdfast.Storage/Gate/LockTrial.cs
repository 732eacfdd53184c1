using System.Data.Common;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>
/// Tries what keeps a second transaction out while a first one holds authority. What comes of it is told and decides nothing: systems
/// that speak an engine's protocol may accept a lock and do nothing, so every guarded command takes all locks there are.
/// </summary>
sealed class LockTrial(IDatabase database, IReadOnlyList<NamedLock> locks)
{
    /// <summary>The code of a lock that was not to be had in time.</summary>
    const string LockNotAvailable = "55P03";

    const string WholeStore = "the write lock of the file";

    static readonly Statement Begin = new("BEGIN");
    static readonly Statement ShortWait = new("SET LOCAL lock_timeout = '50ms'");

    public async ValueTask<AuthorityLocks> RunAsync(CancellationToken cancellationToken)
    {
        if (locks.Count == 0)
            return new([WholeStore], []);
        var (holding, open) = (new List<string>(), new List<string>());
        var holder = await database.BeginAsync(TransactionLock.Authority, cancellationToken).ConfigureAwait(false);
        await using (holder.ConfigureAwait(false))
        {
            foreach (var one in locks)
                (await KeepsOutAsync(one, cancellationToken).ConfigureAwait(false) ? holding : open).Add(one.Name);
            // Had the first connection ended meanwhile, nothing would have kept the second out: then this fails.
            await holder.RunAsync([locks[^1].Taking], cancellationToken).ConfigureAwait(false);
        }
        return new(holding, open);
    }

    async ValueTask<bool> KeepsOutAsync(NamedLock tried, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadAsync([Begin, ShortWait, tried.Taking], cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (StoreBusyException e) when (e.InnerException is DbException { SqlState: LockNotAvailable })
        {
            return true;
        }
    }
}
