using Holdfast.Audit;
using Holdfast.Cli.Running;

namespace Holdfast.Cli.Events;

/// <summary>The log as the command line reads it: each reading is recorded first, and shows nothing younger than itself.</summary>
sealed class EventLog(CommandKernel kernel)
{
    const int Portion = 500;

    /// <summary>Records the reading; answers where the log ended before it.</summary>
    public async Task<long> BeginAsync(AuditQuery query, string form, CancellationToken cancellationToken)
    {
        var end = await kernel.Store.Audit.SizeAsync(cancellationToken);
        var outcome = await kernel.Gate.ExecuteAsync(kernel.Actor, new RecordReading(EventFilter.Describe(query), form), cancellationToken);
        return outcome.Refusal is { } refusal ? throw CommandFailure.Of(refusal) : end;
    }

    /// <summary>The newest matching events below an index, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> NewestAsync(AuditQuery query, long end, int limit, CancellationToken cancellationToken)
    {
        var found = new List<AuditEntry>();
        while (found.Count < limit)
        {
            var wanted = Math.Min(Portion, limit - found.Count);
            var portion = await kernel.Store.Audit.ListAsync(query with { Below = end, Limit = wanted }, cancellationToken);
            found.AddRange(portion);
            if (portion.Count < wanted)
                break;
            end = portion[^1].Index;
        }
        return found;
    }

    /// <summary>The matching events from one index on, below another, oldest first.</summary>
    public async IAsyncEnumerable<AuditEntry> SinceAsync(
        AuditQuery query, long start, long end, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (start < end)
        {
            var stop = Math.Min(end, start + Portion);
            var portion = await kernel.Store.Audit.ListAsync(query with { Below = stop, Limit = Portion }, cancellationToken);
            foreach (var entry in portion.Where(entry => entry.Index >= start).Reverse())
                yield return entry;
            start = stop;
        }
    }

    /// <summary>Where the log ends now.</summary>
    public ValueTask<long> EndAsync(CancellationToken cancellationToken) => kernel.Store.Audit.SizeAsync(cancellationToken);
}
