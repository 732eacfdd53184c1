using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Accounts;

/// <summary>A command on one existing account, by another or by an operator.</summary>
public abstract record AccountCommand : Command
{
    private protected AccountCommand(AccountId target) => Target = target;

    /// <summary>The account it acts on.</summary>
    public AccountId Target { get; init; }

    /// <summary>The version that the client saw; null when it does not care.</summary>
    public long? IfMatch { get; init; }

    /// <summary>Why; refused with <c>invalid_reason</c> when it could not be parsed.</summary>
    public Outcome<Reason> Reason { get; init; } = Accounts.Reason.None;

    /// <summary>The lowest role that the door speaks of: accounts below it are not found there. Null means every account.</summary>
    public Role? AtLeast { get; init; }

    /// <summary>Whether the account is stopped, or reset, as compromised: everything that rests on it ends.</summary>
    public bool IsCompromised { get; init; }

    internal override IReadOnlyList<AccountId> Compromised => IsCompromised ? [Target] : [];

    internal override SliceRequest Needs => new() { Accounts = [Target] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ChangeAccount);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Find(Target) is { } account && (AtLeast is null || account.Role >= AtLeast) ? null : Refusal.AccountNotFound(Target);

    internal override Refusal? CheckValues(StateSlice slice) => Reason.Refusal;

    internal override Refusal? CheckVersion(StateSlice slice) =>
        IfMatch is { } seen && Before(slice).Version != seen ? Refusal.VersionMismatch(Before(slice).Version) : null;

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => [Before(slice)];

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), After(slice, actor))];

    internal override EventSubject? SubjectOf(StateSlice slice) => slice.Accounts.TryGetValue(Target, out var account) ? EventSubject.Of(account) : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Deduction.Of(slice, actor, this).Transitions[0];
        var receipt = new Receipt { Account = transition.After };
        return transition.IsChange
            ? new([.. Consequences.Of(transition, slice.Now)], [Draft(transition)], receipt)
            : Gate.Plan.Nothing(receipt);
    }

    /// <summary>The account as it is. Only after <see cref="FindTarget"/>.</summary>
    internal Account Before(StateSlice slice) => slice.Accounts[Target];

    /// <summary>The account as the command wants it, version and epoch aside.</summary>
    internal virtual Account After(StateSlice slice, Actor actor) => Before(slice);

    /// <summary>The text of the reason; only after the values were checked.</summary>
    internal string? ReasonText => Reason.Match(reason => reason.Value, _ => "");

    /// <summary>
    /// The account without the mark of whoever stopped it: what it holds changes, so that stop cannot be undone any more. No change where
    /// there is no mark.
    /// </summary>
    internal AccountTransition ForgetStop(StateSlice slice) => AccountTransition.Change(Before(slice), Before(slice) with { Stopped = null });

    /// <summary>The event of a transition.</summary>
    internal virtual EventDraft Draft(AccountTransition transition) => new(Kind)
    {
        Subject = EventSubject.Of(transition.Before!),
        Reason = ReasonText,
        Changes = AccountDiff.Of(transition),
        Detail = counts => new EventDetail.Consequences(counts.Sessions, counts.ApiKeys, counts.Tokens),
    };
}
