using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;

namespace Holdfast.Gate;

/// <summary>
/// Before commands are judged, the gate carries out what is due for the accounts that they touch: their actors, those they act on, an
/// inviter, the owner of a key or of a link. So no command revives what time has ended: an expiry is carried out at the latest when a
/// command meets the account.
/// </summary>
static class DueFirst
{
    /// <summary>
    /// Carries out what is due, all of it at once. It stays done when the commands are refused. Commands without the authority lock carry
    /// out nothing; they refuse an account whose time is over.
    /// </summary>
    /// <returns>
    /// The events, which come before those of the commands. When there are any, the slices must be loaded again; the store expects it.
    /// </returns>
    /// <exception cref="EffectRejectedException">The database rejected it.</exception>
    public static async ValueTask<IReadOnlyList<AuditEvent>> CarryOutAsync(
        IAuthorityTransaction transaction, Wave wave, IReadOnlyList<StateSlice> slices, bool savepoint)
    {
        if (wave.Commands[0].Command.Lock is not TransactionLock.AuthorityLock || Touched(wave, slices) is not { } due)
            return [];
        var slice = slices[0] with { Actor = ActorState.None, Accounts = due };
        var actor = new Actor.System(new Origin(CorrelationId.New(slice.Now)));
        var command = new CarryOutDue([.. due.Keys]);
        var custody = CustodyNeeds.Of(slice, actor, command);
        if (!custody.IsEmpty)
            slice = (await transaction.LoadCustodyAsync([new(slice, custody)], CancellationToken.None).ConfigureAwait(false))[0];
        if (Rules.Judge(slice, actor, command) is { } refusal)
            throw new InvalidOperationException($"What is due must be carried out before other commands, and was refused: {refusal.Code}.");
        var plan = Deduction.Of(slice, actor, command).Aftermath.Complete(command.Plan(slice, actor), slice.Now);
        transaction.Expect(wave.Inquiries);
        var counts = (await transaction.ApplyAsync([plan.Effects], savepoint, CancellationToken.None).ConfigureAwait(false))[0];
        return [.. plan.Events.Select(draft => EventFactory.Of(draft, actor, slice, counts))];
    }

    /// <summary>
    /// The accounts for which something is due; null when there are none. Those of the system's own command are left to it.
    /// </summary>
    static Dictionary<AccountId, Account>? Touched(Wave wave, IReadOnlyList<StateSlice> slices)
    {
        Dictionary<AccountId, Account>? due = null;
        for (var i = 0; i < slices.Count; i++)
        {
            var slice = slices[i];
            Add(slice.Actor.Account, slice.Now);
            Add(slice.Inviter.Account, slice.Now);
            if (wave.Commands[i].Command is CarryOutDue)
                continue;
            foreach (var account in slice.Accounts.Values)
                Add(account, slice.Now);
        }
        return due;

        void Add(Account? account, DateTimeOffset now)
        {
            if (account?.IsDue(now) == true)
                (due ??= [])[account.Id] = account;
        }
    }
}
