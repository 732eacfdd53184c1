using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>
/// Confirms an enrolment by its first code, which is used up. The session counts as having passed the factor and gets a new token; every
/// other one must pass it; a fresh set of backup codes replaces any other.
/// </summary>
public sealed record ConfirmTotp(AccountId Id, FactorId Factor, Outcome<long> Step, SecretHash NewToken) : Command
{
    /// <summary>The hashes of the new backup codes.</summary>
    public required IReadOnlyList<byte[]> BackupCodes { get; init; }

    internal override EventKind Kind => EventKind.FactorEnrolled;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id], Totp = Id };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.Done, NextStep.EnrolFactor);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => EnrolmentRules.Check(slice.Accounts[Id], slice.Settings)
        ?? (slice.Totp is { } totp && totp.Id == Factor && totp.IsPending(slice.Now) ? null : Refusal.InvalidCommand("no enrolment waits for a code; begin it again"))
        ?? Step.Refusal;

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(slice.Accounts[Id], slice.Accounts[Id] with { HasTotp = true })];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var session = slice.Actor.Session! with { FactorVerified = true };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("factor", Factor.ToString()),
            Detail = _ => new EventDetail.Factor("totp", session.Id.ToString()),
        };
        return new(
            [
                .. Consequences.Of(transition, slice.Now),
                new FactorEffects.ConfirmTotp(Id, Factor, Step.Match(step => step, _ => 0), slice.Now),
                new FactorEffects.ReplaceBackupCodes(Id, BackupCodes, slice.Now),
                new SessionEffects.RotateSession(session, NewToken),
            ],
            [draft],
            new Receipt { Account = transition.After, Session = session, Next = SignInProgress.Of(transition.After, session, slice.Settings).Next });
    }
}
