using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>
/// One transaction of the gate. A savepoint that was good is released together with the next statements, and what is expected to be loaded next is read
/// together with the effects before it: a command costs one round trip.
/// </summary>
sealed class AuthorityTransaction(DatabaseTransaction transaction, SliceStatements slices, AuditAppend audit) : IAuthorityTransaction
{
    static readonly Statement Savepoint = new("SAVEPOINT command");
    static readonly Statement Release = new("RELEASE SAVEPOINT command");
    static readonly Statement Rollback = new("ROLLBACK TO SAVEPOINT command");

    readonly Dictionary<StatusListId, int> flips = [];
    bool savepointStands;
    Reading? expected;
    Reading? ahead;

    public DateTimeOffset Now => transaction.Now;

    public async ValueTask<StateSlice> LoadAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken)
    {
        var reading = ahead;
        ahead = null;
        if (reading?.IsOf(actor, request) == true)
        {
            if (expected == reading)
                expected = null;
            return reading.Load.At(Now);
        }
        reading = new(actor, request);
        await transaction.RunAsync(slices.For(actor, request, reading.Load), cancellationToken).ConfigureAwait(false);
        return reading.Load.At(Now);
    }

    public void Expect(Actor actor, SliceRequest request) => expected = new(actor, request);

    public async ValueTask<AppliedCounts> ApplyAsync(IReadOnlyList<Effect> effects, bool savepoint, CancellationToken cancellationToken)
    {
        var carried = new EffectStatements(Now);
        if (savepointStands)
            carried.Statements.Add(Release);
        if (savepoint)
            carried.Statements.Add(Savepoint);
        foreach (var effect in effects)
            carried.Add(effect);
        try
        {
            savepointStands = savepoint;
            await transaction.RunAsync([.. carried.Statements, .. ReadingAhead()], cancellationToken).ConfigureAwait(false);
            foreach (var statement in carried.Statements)
            {
                if (statement is { MustAffect: true, Affected: 0 })
                    throw new EffectRejectedException(EffectRejection.Stale);
            }
        }
        catch (EffectRejectedException) when (savepoint)
        {
            ahead = null;
            await transaction.RunAsync([Rollback], cancellationToken).ConfigureAwait(false);
            throw;
        }
        var counts = carried.Counts;
        foreach (var flip in counts.Flips)
            flips[flip.Slot.List] = flips.GetValueOrDefault(flip.Slot.List) + 1;
        return counts;
    }

    public async ValueTask<long> CommitAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        var first = 0L;
        var appending = audit.Appending(events, size => first = size - events.Count);
        appending.InsertRange(0, flips.OrderBy(list => list.Key.Value).Select(list => StatusStatements.Raising(list.Key, list.Value, Now)));
        // Behind an open savepoint SQLite would journal every page once more, and walk that journal after each statement.
        if (savepointStands)
            appending.Insert(0, Release);
        await transaction.CommitAsync(appending, cancellationToken).ConfigureAwait(false);
        return first;
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    List<Statement> ReadingAhead()
    {
        if (expected is null)
            return [];
        ahead = expected = new(expected.Actor, expected.Request);
        return slices.For(ahead.Actor, ahead.Request, ahead.Load);
    }

    sealed class Reading(Actor actor, SliceRequest request)
    {
        public Actor Actor => actor;

        public SliceRequest Request => request;

        public SliceLoad Load { get; } = new(actor);

        public bool IsOf(Actor other, SliceRequest wanted) => ReferenceEquals(actor, other) && ReferenceEquals(request, wanted);
    }
}
