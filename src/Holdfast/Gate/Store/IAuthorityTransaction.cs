using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;

namespace Holdfast.Gate;

/// <summary>
/// One transaction of the gate. Disposing it without <see cref="CommitAsync"/> rolls everything back.
/// Every method may throw <see cref="StoreBusyException"/> (repeat the whole transaction) or <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IAuthorityTransaction : IAsyncDisposable
{
    /// <summary>The database's clock, read after the lock was obtained.</summary>
    DateTimeOffset Now { get; }

    /// <summary>
    /// Reads what commands need, in one exchange: each as it is under the lock, earlier effects of this transaction included.
    /// </summary>
    /// <returns>One slice for each inquiry, in their order.</returns>
    ValueTask<IReadOnlyList<StateSlice>> LoadAsync(IReadOnlyList<Inquiry> inquiries, CancellationToken cancellationToken);

    /// <summary>Reads the custody that commands need beyond their slices, as it is under the lock, in one exchange.</summary>
    /// <returns>The slices with their custody, in their order.</returns>
    ValueTask<IReadOnlyList<StateSlice>> LoadCustodyAsync(IReadOnlyList<CustodyInquiry> inquiries, CancellationToken cancellationToken);

    /// <summary>
    /// Says what will be loaded after the effects that are applied next, so that the store may read it in the same exchange. A hint:
    /// loading that very list answers the same with and without.
    /// </summary>
    void Expect(IReadOnlyList<Inquiry> inquiries);

    /// <summary>Applies the effects of commands in order, in one exchange.</summary>
    /// <param name="commands">The effects of each command.</param>
    /// <param name="savepoint">Whether they stand behind a savepoint of their own: all or none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the effects of each command ended and flipped, in their order.</returns>
    /// <exception cref="EffectRejectedException">
    /// The database refused one. Behind a savepoint they alone are rolled back and the transaction goes on; without, the transaction can
    /// only be disposed.
    /// </exception>
    ValueTask<IReadOnlyList<AppliedCounts>> ApplyAsync(IReadOnlyList<IReadOnlyList<Effect>> commands, bool savepoint, CancellationToken cancellationToken);

    /// <summary>
    /// Appends the events with the next dense indexes, the head row last, and commits. A commit that was begun is not cancelled.
    /// </summary>
    /// <returns>The index of the first event.</returns>
    /// <exception cref="OutcomeUnknownException">
    /// The store did not confirm the commit. After every other exception nothing was changed.
    /// </exception>
    ValueTask<long> CommitAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
}
