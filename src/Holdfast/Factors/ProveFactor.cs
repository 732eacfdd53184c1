using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>Passes the second factor of a sign-in. The evidence is used up in the same transaction; the session gets a new token.</summary>
public sealed record ProveFactor(AccountId Id, long SeenEpoch, FactorEvidence Evidence, SecretHash NewToken) : Command
{
    /// <summary>The hash of the network, remembered as known to the account.</summary>
    public required byte[] NetworkHash { get; init; }

    internal override EventKind Kind => EventKind.FactorPassed;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => Evidence.Request(new() { Accounts = [Id] });

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.VerifyFactor);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.CredentialEpoch == SeenEpoch && Evidence.Holds(Id, slice) ? null : Refusal.InvalidCredentials();

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var account = slice.Accounts[Id];
        var passed = slice.Actor.Session! with { FactorVerified = true };
        var next = SignInProgress.Of(account, passed, slice.Settings).Next;
        var session = passed with { ReauthenticatedUntil = next == NextStep.Done ? slice.Now + SessionLimits.ReauthenticationWindow : null };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(account),
            Detail = _ => new EventDetail.Factor(Evidence.Name, session.Id.ToString()),
        };
        return new(
            [
                Evidence.Use(Id), new SessionEffects.RotateSession(session, NewToken), new SessionEffects.EndOldestSessions(session, SessionLimits.MostAtOnce),
                new SignInEffects.RecordSignIn(Id, slice.Now, NetworkHash),
            ],
            [draft],
            new Receipt { Account = account, Session = session, Next = next });
    }
}
