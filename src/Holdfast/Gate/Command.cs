using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Members;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// A change that somebody asks for. The set is closed: nothing else changes accounts, roles, groups, credentials or memberships. A
/// command states, as pure functions of a state slice, what the rules need to know about it and what it does; it decides nothing by
/// itself.
/// </summary>
public abstract record Command
{
    private protected Command()
    {
    }

    /// <summary>The order in which the rules answer.</summary>
    public RuleOrder Order { get; init; }

    /// <summary>What is to become of sign-ins whose custodians do not cover what their account becomes.</summary>
    public CustodyDecisions Custody { get; init; } = CustodyDecisions.None;

    /// <summary>The kind of its event, also when it is refused.</summary>
    internal abstract EventKind Kind { get; }

    /// <summary>What it locks.</summary>
    internal virtual TransactionLock Lock => TransactionLock.Authority;

    /// <summary>What it needs to know.</summary>
    internal abstract SliceRequest Needs { get; }

    /// <summary>What rule 1 asks.</summary>
    internal abstract Door DoorFor(StateSlice slice, Actor actor);

    /// <summary>Rule 2: a refusal when what it acts on is not there.</summary>
    internal virtual Refusal? FindTarget(StateSlice slice) => null;

    /// <summary>Whether it is sensitive beyond what its transitions show.</summary>
    internal virtual bool IsSensitive(StateSlice slice) => false;

    /// <summary>Rule 3: a refusal when a value is not acceptable or taken.</summary>
    internal virtual Refusal? CheckValues(StateSlice slice) => null;

    /// <summary>Rule 3, last: a refusal when the version that the client saw is no longer current.</summary>
    internal virtual Refusal? CheckVersion(StateSlice slice) => null;

    /// <summary>How the permissions that accounts hold by groups and grants change.</summary>
    internal virtual IReadOnlyList<HoldingChange> Holdings(StateSlice slice) => [];

    /// <summary>The accounts that the actor comes to control: rule 5 demands that the actor covers them.</summary>
    internal virtual IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) =>
    [
        .. Deduction.Of(slice, actor, this).Transitions
            .Where(one => one is { Before: not null, Removes: false, PasswordProven: false } && (one.ChangesPassword || one.ChangesEmail || one.ChangesUsername || one.ChangesDid))
            .Select(one => one.Before!),
    ];

    /// <summary>Whether the actor sees or chooses what signs somebody else in.</summary>
    internal virtual bool ShowsCredential(StateSlice slice, Actor actor) => false;

    /// <summary>Whether what it issues carries the actor and the actor's custodians.</summary>
    internal virtual bool CarriesActor(StateSlice slice, Actor actor) => ShowsCredential(slice, actor);

    /// <summary>The accounts that it stops as compromised: everything that rests on them ends.</summary>
    internal virtual IReadOnlyList<AccountId> Compromised => [];

    /// <summary>After rule 6: a refusal when the actor may not decide about custody as the command does.</summary>
    internal virtual Refusal? CheckCustody(StateSlice slice, Actor actor) => null;

    /// <summary>Whether a sign-in becomes void where nobody decided, because those who ask cannot know that they must.</summary>
    internal virtual bool VoidsUnasked(Actor actor) => Order == RuleOrder.LastHolderBeforeSelf || actor is Actor.Operator;

    /// <summary>The accounts it acts on: rule 5 compares their rank with the actor's.</summary>
    internal virtual IReadOnlyList<Account> Targets(StateSlice slice) => [];

    /// <summary>How it changes accounts: rules 4, 6 and 7 and all consequences follow from this alone.</summary>
    internal virtual IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) => [];

    /// <summary>What it notes in accounts besides, which no rule judges; what follows from the command comes after it.</summary>
    internal virtual IReadOnlyList<AccountTransition> Notes(StateSlice slice) => [];

    /// <summary>The lasting holders who can sign in that it would leave: rule 7.</summary>
    internal virtual HolderCounts HoldersAfter(StateSlice slice, Actor actor) => Deduction.Of(slice, actor, this).Transitions
        .Aggregate(slice.Holders, (counts, transition) => counts.After(transition.Before, transition.After, slice.Counts));

    /// <summary>Whether it may leave the last holders of a role in doubt: what ends a danger must not wait for them.</summary>
    internal virtual bool MayLeaveDoubt => false;

    /// <summary>Rule 7 in the words of the command: its refusal, or one of the command's own where a tier keeps somebody.</summary>
    internal virtual Refusal? TellHolders(Refusal? emptied, StateSlice slice) => emptied;

    /// <summary>What rule 6 compares: the accounts it changes, or those that it promises to make later.</summary>
    internal virtual IReadOnlyList<AccountTransition> Promises(StateSlice slice, Actor actor) => Deduction.Of(slice, actor, this).Transitions;

    /// <summary>Whose authority rule 6 compares them with: the actor's, unless it carries out what somebody else promised.</summary>
    internal virtual ActorState Granter(StateSlice slice) => slice.Actor;

    /// <summary>The refusal of rule 6 in words for the actor, who need not be the granter.</summary>
    internal virtual Refusal Told(Refusal escalation) => escalation;

    /// <summary>The permissions it gives to somebody: rule 6.</summary>
    internal virtual IReadOnlyCollection<Permission> Grants(StateSlice slice) => [];

    /// <summary>Until when what it creates lasts, besides accounts: rule 6.</summary>
    internal virtual DateTimeOffset? LastsUntil => null;

    /// <summary>Whether it touches what an account signs in with, or removes the account: no API key does that to its owner.</summary>
    internal virtual bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) => Deduction.Of(slice, actor, this).Transitions
        .Any(transition => transition.Before?.Id == account && (transition.ChangesPassword || transition.ChangesEmail || transition.Removes));

    /// <summary>Whether an API key may never ask for it.</summary>
    internal virtual bool BarredToKeys => false;

    /// <summary>Rule 8: what the policy is asked. Only once the other rules allow it.</summary>
    internal virtual IReadOnlyList<RemovalQuestion> Questions(StateSlice slice) => [];

    /// <summary>A refusal in the words of the surface that asked.</summary>
    internal virtual Refusal Tell(Refusal refusal) => refusal;

    /// <summary>Whom its event concerns.</summary>
    internal virtual EventSubject? SubjectOf(StateSlice slice) => null;

    /// <summary>Its event when it is refused, without what the gate adds.</summary>
    internal virtual EventDraft RefusalDraft(StateSlice slice) => new(Kind) { Subject = SubjectOf(slice) };

    /// <summary>What it does, once the rules allow it.</summary>
    internal abstract Plan Plan(StateSlice slice, Actor actor);
}
