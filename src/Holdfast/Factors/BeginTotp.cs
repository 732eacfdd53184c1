using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.SignIn;

namespace Holdfast.Factors;

/// <summary>
/// Begins the enrolment of a TOTP secret: it stays on the server until its first code is confirmed. Beginning again replaces what waits.
/// </summary>
public sealed record BeginTotp(AccountId Id, FactorId Factor, SealedSecret Secret) : Command
{
    internal override EventKind Kind => EventKind.FactorEnrolmentBegun;

    internal override TransactionLock Lock => TransactionLock.Of(Id);

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id, NextStep.Done, NextStep.EnrolFactor);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) => EnrolmentRules.Check(slice.Accounts[Id], slice.Settings);

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var draft = new EventDraft(Kind) { Subject = SubjectOf(slice), Target = new("factor", Factor.ToString()), Detail = _ => new EventDetail.Factor("totp", null) };
        var totp = new StoredTotp(Factor, Id, Secret, slice.Now, null, 0);
        return new([new FactorEffects.StoreTotp(totp)], [draft], new Receipt { Account = slice.Accounts[Id] });
    }
}
