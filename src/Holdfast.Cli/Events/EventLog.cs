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
        for (var after = start - 1; ;)
        {
            var portion = await kernel.Store.Audit.ListAsync(query with { Above = after, Below = end, Limit = Portion }, cancellationToken);
            foreach (var entry in portion)
                yield return entry;
            if (portion.Count < Portion)
                break;
            after = portion[^1].Index;
        }
    }

    /// <summary>Where the log ends now.</summary>
    public ValueTask<long> EndAsync(CancellationToken cancellationToken) => kernel.Store.Audit.SizeAsync(cancellationToken);
}
