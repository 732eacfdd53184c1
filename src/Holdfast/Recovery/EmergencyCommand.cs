using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Recovery;

/// <summary>
/// One of the five emergency operations: the operator's alone, one transaction, exactly one event in it, also when nothing needed changing.
/// Of the rules about authority only the last-holder rule can refuse it.
/// </summary>
public abstract record EmergencyCommand : AccountCommand
{
    private protected EmergencyCommand(AccountId target, IEmergencyRecord record)
        : base(target) => Record = record;

    /// <summary>Makes its event.</summary>
    public IEmergencyRecord Record { get; }

    /// <summary>Its name on the command line.</summary>
    public abstract string Operation { get; }

    internal override EventKind Kind => Record.Kind;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.OperatorOnly();

    internal override Refusal? CheckValues(StateSlice slice) =>
        base.CheckValues(slice) ?? Reason.Then<Reason>(reason => EmergencyReason.Parse(reason.Value)).Refusal;

    internal override EventDraft RefusalDraft(StateSlice slice) => base.RefusalDraft(slice) with
    {
        Reason = Reason.Match<string?>(reason => reason.Value, _ => null),
        Detail = _ => Record.Describe(new EmergencyFacts(Operation)),
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        var draft = Draft(transition) with { Detail = counts => Record.Describe(Facts(transition, slice, counts)) };
        return new([.. Consequences.Of(transition, slice.Now), .. Also(transition, slice)], [draft], Receipt(transition, slice));
    }

    /// <summary>What its event says that it did.</summary>
    internal virtual EmergencyFacts Facts(AccountTransition transition, StateSlice slice, AppliedCounts counts) =>
        new(Operation) { SessionsEnded = counts.Sessions };

    /// <summary>What it does beyond the change of the account and its consequences.</summary>
    internal virtual IEnumerable<Effect> Also(AccountTransition transition, StateSlice slice) => [];

    internal virtual Receipt Receipt(AccountTransition transition, StateSlice slice) => new() { Account = transition.After };
}
