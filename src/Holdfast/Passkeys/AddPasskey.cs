using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.Passkeys;

/// <summary>
/// Registers a passkey of the actor's own. The session counts as having passed it and gets a new token; every other one must pass a
/// factor.
/// </summary>
public sealed record AddPasskey(AccountId Id, StoredPasskey Passkey, SecretHash NewToken) : Command
{
    /// <summary>What its owner calls it.</summary>
    public required Outcome<string> Name { get; init; }

    internal override EventKind Kind => EventKind.FactorEnrolled;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id], Credential = Passkey.CredentialId };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.Done, NextStep.EnrolFactor);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => Name.Refusal
        ?? EnrolmentRules.CheckPolicy(slice.Accounts[Id], slice.Settings)
        ?? (slice.Passkey is null ? null : Refusal.InvalidPasskey("this passkey is registered already"))
        ?? (slice.Accounts[Id].CredentialCount < StoredPasskey.MostPerAccount
            ? null
            : Refusal.InvalidPasskey($"an account has at most {StoredPasskey.MostPerAccount} passkeys; remove one first"));

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(slice.Accounts[Id], slice.Accounts[Id] with { CredentialCount = slice.Accounts[Id].CredentialCount + 1 })];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var session = slice.Actor.Session! with { FactorVerified = true };
        var passkey = Passkey with { Account = Id, Name = Name.Match(name => name, _ => ""), CreatedAt = slice.Now };
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(transition.After),
            Target = new("factor", Passkey.Id.ToString()),
            Detail = _ => new EventDetail.Factor("passkey", session.Id.ToString()),
        };
        return new(
            [.. Consequences.Of(transition, slice.Now), new PasskeyEffects.InsertPasskey(passkey), new SessionEffects.RotateSession(session, NewToken)],
            [draft],
            new Receipt { Account = transition.After, Session = session, Next = SignInProgress.Of(transition.After, session, slice.Settings).Next });
    }
}
