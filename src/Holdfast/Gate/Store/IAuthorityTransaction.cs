using Holdfast.Audit;

namespace Holdfast.Gate;

/// <summary>
/// One transaction of the gate. Disposing it without <see cref="CommitAsync"/> rolls everything back.
/// Every method may throw <see cref="StoreBusyException"/> (repeat the whole transaction) or <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IAuthorityTransaction : IAsyncDisposable
{
    /// <summary>The database's clock, read after the lock was obtained.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Reads what a command needs, as it is under the lock, earlier effects of this transaction included.</summary>
    ValueTask<StateSlice> LoadAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Says what will be loaded after the effects that are applied next, so that the store may read it in the same exchange. A hint: loading it answers the same with and without.
    /// </summary>
    void Expect(Actor actor, SliceRequest request);

    /// <summary>Applies the effects of one command in order.</summary>
    /// <param name="effects">The effects.</param>
    /// <param name="savepoint">Whether they stand behind a savepoint of their own: all or none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EffectRejectedException">
    /// The database refused one. Behind a savepoint it alone is rolled back and the transaction goes on; without, the transaction can only be disposed.
    /// </exception>
    ValueTask<AppliedCounts> ApplyAsync(IReadOnlyList<Effect> effects, bool savepoint, CancellationToken cancellationToken);

    /// <summary>Appends the events with the next dense indexes, the head row last, and commits.</summary>
    /// <returns>The index of the first event.</returns>
    ValueTask<long> CommitAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
}
