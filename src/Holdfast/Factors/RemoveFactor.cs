using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Factors;

/// <summary>
/// Removes a second factor of the actor's own, and the backup codes when no other is left. Other sessions that passed a factor end; the
/// one in use stays. Where a factor is demanded, enrolling another is its next step.
/// </summary>
public abstract record RemoveFactor(AccountId Id, FactorId Factor) : Command
{
    /// <summary>Whether it is there and the actor's.</summary>
    private protected abstract bool Stands(StateSlice slice);

    private protected abstract Account Without(Account before);

    private protected abstract Effect Deletion { get; }

    internal override EventKind Kind => EventKind.FactorRemoved;

    internal override bool BarredToKeys => true;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id);

    internal override Refusal? FindTarget(StateSlice slice) => Stands(slice) ? null : Refusal.NotFound($"factor not found: {Factor}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(slice.Accounts[Id], Without(slice.Accounts[Id])) with { KeptSession = slice.Actor.Session?.Id }];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("factor", Factor.ToString()),
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new([.. Consequences.Of(transition, slice.Now), Deletion], [draft], new Receipt { Account = transition.After });
    }
}
