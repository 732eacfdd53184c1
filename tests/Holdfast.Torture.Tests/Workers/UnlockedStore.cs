using Holdfast.Custody;
using Holdfast.Gate;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>A store whose authority lock locks nothing.</summary>
sealed class UnlockedStore(IAuthorityStore inner) : IAuthorityStore
{
    public ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, IReadOnlyList<Inquiry> expected, CancellationToken cancellationToken) =>
        inner.BeginAsync(TransactionLock.Of(), expected, cancellationToken);

    public ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken) =>
        inner.PeekAsync(actor, request, cancellationToken);

    public ValueTask<StateSlice> PeekCustodyAsync(CustodyInquiry inquiry, CancellationToken cancellationToken) =>
        inner.PeekCustodyAsync(inquiry, cancellationToken);
}
