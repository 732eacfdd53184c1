using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Storage.Sql;
using Holdfast.Storage.StatusLists;

namespace Holdfast.Storage.Gate;

/// <summary>
/// One transaction of the gate. A savepoint that was good is released together with the next statements, and what is expected to be
/// loaded next is read together with the effects before it, or with the lock: the commands of one wave cost one round trip.
/// </summary>
sealed class AuthorityTransaction(
    DatabaseTransaction transaction, StoreStatements known, SliceReading? first) : IAuthorityTransaction
{
    static readonly Statement Savepoint = new("SAVEPOINT command");
    static readonly Statement Release = new("RELEASE SAVEPOINT command");
    static readonly Statement Rollback = new("ROLLBACK TO SAVEPOINT command");

    readonly Dictionary<StatusListId, int> flips = [];
    bool savepointStands;
    IReadOnlyList<Inquiry> expected = [];
    SliceReading? ahead = first;

    public DateTimeOffset Now => transaction.Now;

    public async ValueTask<IReadOnlyList<StateSlice>> LoadAsync(IReadOnlyList<Inquiry> inquiries, CancellationToken cancellationToken)
    {
        var reading = ahead;
        ahead = null;
        if (!ReferenceEquals(reading?.Inquiries, inquiries))
        {
            reading = known.Slices.For(inquiries);
            await transaction.RunAsync(reading.Statements, cancellationToken).ConfigureAwait(false);
        }
        return reading.At(Now);
    }

    public async ValueTask<IReadOnlyList<StateSlice>> LoadCustodyAsync(IReadOnlyList<CustodyInquiry> inquiries, CancellationToken cancellationToken)
    {
        var load = known.Custody.For(inquiries);
        if (load.Statements.Count > 0)
            await transaction.RunAsync(load.Statements, cancellationToken).ConfigureAwait(false);
        return load.Slices();
    }

    public void Expect(IReadOnlyList<Inquiry> inquiries) => expected = inquiries;

    public async ValueTask<IReadOnlyList<AppliedCounts>> ApplyAsync(IReadOnlyList<IReadOnlyList<Effect>> commands, bool savepoint, CancellationToken cancellationToken)
    {
        var carried = commands.Select(effects => new Writing(effects, Now, known.Dialect, known.Cupboard)).ToList();
        ahead = expected.Count == 0 ? null : known.Slices.For(expected);
        Statement[] statements =
        [
            .. savepointStands ? [Release] : (Statement[])[],
            .. savepoint ? [Savepoint] : (Statement[])[],
            .. RowMerging.Of(carried.ConvertAll(command => command.Statements), known.Dialect),
            .. ahead?.Statements ?? [],
        ];
        try
        {
            savepointStands = savepoint;
            await transaction.RunAsync(statements, cancellationToken).ConfigureAwait(false);
            if (Array.Exists(statements, statement => statement.MissedItsRows))
                throw new EffectRejectedException(EffectRejection.Stale);
        }
        catch (EffectRejectedException) when (savepoint)
        {
            ahead = null;
            await transaction.RunAsync([Rollback], cancellationToken).ConfigureAwait(false);
            throw;
        }
        var counts = carried.ConvertAll(command => command.Counts);
        foreach (var flip in counts.SelectMany(count => count.Flips))
            flips[flip.Slot.List] = flips.GetValueOrDefault(flip.Slot.List) + 1;
        return counts;
    }

    public async ValueTask<long> CommitAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        var first = 0L;
        var appending = known.Audit.Appending(events, size => first = size - events.Count);
        appending.InsertRange(0, flips.OrderBy(list => list.Key.Value).Select(list => StatusListStorage.Raising(list.Key, list.Value, Now)));
        // Behind an open savepoint SQLite would journal every page once more, and walk that journal after each statement.
        if (savepointStands)
            appending.Insert(0, Release);
        await transaction.CommitAsync(appending, cancellationToken).ConfigureAwait(false);
        return first;
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
