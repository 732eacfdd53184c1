using Holdfast.Custody;

namespace Holdfast.Gate;

/// <summary>The storage port of the gate: the only way in which authority is written.</summary>
public interface IAuthorityStore
{
    /// <summary>Begins a transaction, takes <paramref name="hold"/> first, then reads the database's clock.</summary>
    /// <param name="hold">The lock.</param>
    /// <param name="expected">
    /// What will be loaded first, so that the store may read it in the same exchange, under the lock. A hint, like
    /// <see cref="IAuthorityTransaction.Expect"/>.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StoreBusyException">The lock was not obtained in time, or the transaction must be repeated.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, IReadOnlyList<Inquiry> expected, CancellationToken cancellationToken);

    /// <summary>Begins a transaction without saying what it will load.</summary>
    ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, CancellationToken cancellationToken) => BeginAsync(hold, [], cancellationToken);

    /// <summary>Reads a slice without any lock, for previews and early answers. Never the base of a write.</summary>
    ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the custody that a slice needs besides, without any lock.</summary>
    ValueTask<StateSlice> PeekCustodyAsync(CustodyInquiry inquiry, CancellationToken cancellationToken);
}
