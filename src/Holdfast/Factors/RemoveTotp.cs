using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Factors;

/// <summary>
/// Removes the actor's own TOTP secret, and the backup codes when no other factor is left. Other sessions that passed a factor end; the one in use stays.
/// Where a factor is demanded, enrolling another is its next step.
/// </summary>
public sealed record RemoveTotp(AccountId Id, FactorId Factor) : Command
{
    internal override EventKind Kind => EventKind.FactorRemoved;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id], Totp = Id };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Totp is { ConfirmedAt: not null } totp && totp.Id == Factor ? null : Refusal.NotFound($"factor not found: {Factor}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(slice.Accounts[Id], slice.Accounts[Id] with { HasTotp = false }) with { KeptSession = slice.Actor.Session?.Id }];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("factor", Factor.ToString()),
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new([.. Consequences.Of(transition, slice.Now), new Effect.DeleteTotp(Id)], [draft], new Receipt { Account = transition.After });
    }
}
