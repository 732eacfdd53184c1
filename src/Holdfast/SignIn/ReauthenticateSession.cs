using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>Opens the window for sensitive commands after the password was checked again. The session gets a new token.</summary>
public sealed record ReauthenticateSession(AccountId Id, long SeenEpoch, SecretHash NewToken) : Command
{
    internal override EventKind Kind => EventKind.Reauthenticated;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.CredentialEpoch == SeenEpoch ? null : Refusal.InvalidCredentials();

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var session = slice.Actor.Session! with { ReauthenticatedUntil = slice.Now + SessionLimits.ReauthenticationWindow };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Detail = _ => new EventDetail.SessionBegun(session.Id.ToString(), session.Transport, session.ExpiresAt),
        };
        return new([new Effect.RotateSession(session, NewToken)], [draft], new Receipt { Session = session });
    }
}
