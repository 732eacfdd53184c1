using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;

namespace Holdfast.Torture.Tests.Workers;

/// <summary>
/// A store that reads what a command is judged on before it takes the lock: the check-then-write flaw, on any engine. What happens in
/// between, a <see cref="HeldStore"/> decides.
/// </summary>
sealed class EarlyStore(IAuthorityStore inner) : IAuthorityStore
{
    public ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, IReadOnlyList<Inquiry> expected, CancellationToken cancellationToken) =>
        new(new Late(inner, hold));

    public ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken) =>
        inner.PeekAsync(actor, request, cancellationToken);

    public ValueTask<StateSlice> PeekCustodyAsync(CustodyInquiry inquiry, CancellationToken cancellationToken) =>
        inner.PeekCustodyAsync(inquiry, cancellationToken);

    /// <summary>Begins the real transaction only when something is written.</summary>
    sealed class Late(IAuthorityStore inner, TransactionLock hold) : IAuthorityTransaction
    {
        IAuthorityTransaction? begun;

        public DateTimeOffset Now => begun?.Now ?? TimeProvider.System.GetUtcNow();

        public async ValueTask<IReadOnlyList<StateSlice>> LoadAsync(IReadOnlyList<Inquiry> inquiries, CancellationToken cancellationToken)
        {
            var slices = new List<StateSlice>();
            foreach (var (actor, request) in inquiries)
                slices.Add(await inner.PeekAsync(actor, request, cancellationToken));
            return slices;
        }

        public async ValueTask<IReadOnlyList<StateSlice>> LoadCustodyAsync(IReadOnlyList<CustodyInquiry> inquiries, CancellationToken cancellationToken)
        {
            var slices = new List<StateSlice>();
            foreach (var inquiry in inquiries)
                slices.Add(await inner.PeekCustodyAsync(inquiry, cancellationToken));
            return slices;
        }

        public void Expect(IReadOnlyList<Inquiry> inquiries)
        {
            // What is expected is read as early as everything else.
        }

        public async ValueTask<IReadOnlyList<AppliedCounts>> ApplyAsync(IReadOnlyList<IReadOnlyList<Effect>> commands, bool savepoint, CancellationToken cancellationToken) =>
            await (await BegunAsync(cancellationToken)).ApplyAsync(commands, savepoint, cancellationToken);

        public async ValueTask<long> CommitAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) =>
            await (await BegunAsync(cancellationToken)).CommitAsync(events, cancellationToken);

        public ValueTask DisposeAsync() => begun?.DisposeAsync() ?? ValueTask.CompletedTask;

        async ValueTask<IAuthorityTransaction> BegunAsync(CancellationToken cancellationToken) =>
            begun ??= await inner.BeginAsync(hold, cancellationToken);
    }
}
