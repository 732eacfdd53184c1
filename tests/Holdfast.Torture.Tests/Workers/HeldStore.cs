using Holdfast.Custody;
using Holdfast.Gate;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>A store whose transactions are held up before they begin, and so before they take their lock.</summary>
sealed class HeldStore(IAuthorityStore inner, Func<Task> pass) : IAuthorityStore
{
    public async ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, IReadOnlyList<Inquiry> expected, CancellationToken cancellationToken)
    {
        await pass();
        return await inner.BeginAsync(hold, expected, cancellationToken);
    }

    public ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken) =>
        inner.PeekAsync(actor, request, cancellationToken);

    public ValueTask<StateSlice> PeekCustodyAsync(CustodyInquiry inquiry, CancellationToken cancellationToken) =>
        inner.PeekCustodyAsync(inquiry, cancellationToken);
}
