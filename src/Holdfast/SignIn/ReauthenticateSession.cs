using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>
/// Opens the window for sensitive commands after the password, and a second factor where there is one, was checked again. The session
/// gets a new token.
/// </summary>
public sealed record ReauthenticateSession(AccountId Id, long SeenEpoch, SecretHash NewToken) : Command
{
    /// <summary>The second factor that was shown; must be there when the account has one, and is used up.</summary>
    public FactorEvidence? Factor { get; init; }

    internal override EventKind Kind => EventKind.Reauthenticated;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => Factor is null ? new() { Accounts = [Id] } : Factor.Request(new() { Accounts = [Id] });

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.Done, NextStep.EnrolFactor);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.CredentialEpoch == SeenEpoch && (!account.HasFactor || Factor?.Holds(Id, slice) == true)
            ? null
            : Refusal.InvalidCredentials();

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var session = slice.Actor.Session! with { ReauthenticatedUntil = slice.Now + SessionLimits.ReauthenticationWindow };
        var draft = new EventDraft(Kind)
        {
            Subject = SubjectOf(slice),
            Detail = _ => new EventDetail.SessionBegun(session.Id.ToString(), session.Transport, session.ExpiresAt),
        };
        return new([.. Factor is null ? [] : new[] { Factor.Use(Id) }, new SessionEffects.RotateSession(session, NewToken)], [draft], new Receipt { Session = session, Next = SignInProgress.Of(slice.Accounts[Id], session, slice.Settings).Next });
    }
}
