using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Passkeys;

/// <summary>Removes a passkey of the actor's own. Other sessions that passed a factor end; the one in use stays. The last credential of the last lasting holder of a role stays.</summary>
public sealed record RemovePasskey(AccountId Id, FactorId Factor) : Command
{
    internal override EventKind Kind => EventKind.FactorRemoved;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id], Passkey = Factor };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id);

    internal override Refusal? FindTarget(StateSlice slice) => slice.Passkey?.Account == Id ? null : Refusal.NotFound($"factor not found: {Factor}");

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
    [
        AccountTransition.Change(slice.Accounts[Id], slice.Accounts[Id] with { CredentialCount = slice.Accounts[Id].CredentialCount - 1 })
            with { KeptSession = slice.Actor.Session?.Id },
    ];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("factor", Factor.ToString()),
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new([.. Consequences.Of(transition, slice.Now), new Effect.DeletePasskey(Factor)], [draft], new Receipt { Account = transition.After });
    }
}
