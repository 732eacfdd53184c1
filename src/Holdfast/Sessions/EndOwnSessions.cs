using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Sessions;

/// <summary>Signs out: ends one of the actor's own sessions, or all but the one in use.</summary>
public sealed record EndOwnSessions(AccountId Id) : Command
{
    /// <summary>The one session to end; null ends all but the one in use.</summary>
    public SessionId? Session { get; init; }

    internal override EventKind Kind => EventKind.SessionsEnded;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id], Session = Session };

    internal override Door DoorFor(StateSlice slice, Actor actor) =>
        actor is Actor.ByAccount self && Session == self.Session ? new Door.Own(Id, Enum.GetValues<NextStep>()) : new Door.Own(Id);

    internal override Refusal? FindTarget(StateSlice slice) =>
        Session is { } wanted && slice.Session?.AccountId != Id ? Refusal.NotFound($"session not found: {wanted}") : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        Effect effect = Session is { } one ? new SessionEffects.EndSession(one) : new SessionEffects.EndSessions(Id, slice.Actor.Session?.Id);
        var draft = new EventDraft(Kind)
        {
            Subject = slice.Find(Id) is { } account ? EventSubject.Of(account) : null,
            Detail = counts => new EventDetail.Consequences(counts.Sessions, 0, 0),
        };
        return new([effect], [draft], new Receipt());
    }
}
