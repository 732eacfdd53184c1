using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Passwords;

/// <summary>
/// Changes the actor's own password. The present one was checked against <see cref="SeenEpoch"/>; when that no longer stands the command is
/// <c>invalid_credentials</c>. The actor's session stays, under a new token; every other one ends.
/// </summary>
public sealed record ChangeOwnPassword(AccountId Id, long SeenEpoch) : Command
{
    /// <summary>The new password, hashed.</summary>
    public required Outcome<PasswordHash> Password { get; init; }

    /// <summary>The hash of the session's new token.</summary>
    public required SecretHash NewToken { get; init; }

    internal override EventKind Kind => EventKind.PasswordChanged;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.Done, NextStep.ChangePassword);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Id) is { } account && account.CredentialEpoch == SeenEpoch ? null : Refusal.InvalidCredentials();

    internal override Refusal? CheckValues(StateSlice slice) => Password.Refusal;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor)
    {
        var before = slice.Accounts[Id];
        var after = before with { PasswordHash = Password.Match(hash => hash.Phc, _ => before.PasswordHash!), MustChangePassword = false, SignInUnfinished = false };
        return [AccountTransition.Change(before, after) with { KeptSession = slice.Actor.Session?.Id, PasswordProven = true, ByPresentPassword = true }];
    }

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var session = slice.Actor.Session! with { ReauthenticatedUntil = slice.Now + SessionLimits.ReauthenticationWindow };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
        };
        return new(
            [.. Consequences.Of(transition, slice.Now), new SessionEffects.RotateSession(session, NewToken)],
            [draft],
            new Receipt { Account = transition.After, Session = session, Next = SignInProgress.Of(transition.After, session, slice.Settings).Next });
    }
}
