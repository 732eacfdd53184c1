using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Factors;

/// <summary>Issues a fresh set of backup codes; those of any earlier set are dead.</summary>
public sealed record ReplaceBackupCodes(AccountId Id, IReadOnlyList<byte[]> Hashes) : Command
{
    internal override EventKind Kind => EventKind.BackupCodesReplaced;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => new() { Accounts = [Id] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Id);

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override Refusal? CheckValues(StateSlice slice) =>
        slice.Accounts[Id].HasFactor ? null : Refusal.InvalidCommand("backup codes stand in for a second factor; enrol one first");

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Find(Id) is { } account ? EventSubject.Of(account) : null;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(slice.Accounts[Id], FactorRemoval.Raise(slice.Accounts[Id]))];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        return new(
            [.. Consequences.Of(transition, slice.Now), new FactorEffects.ReplaceBackupCodes(Id, Hashes, slice.Now)],
            [new EventDraft(Kind) { Subject = EventSubject.Of(transition.After) }],
            new Receipt { Account = transition.After });
    }
}
