using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// Says later that an account was compromised when it was stopped: every sign-in that rests on it becomes void, and every secret and
/// unfinished thing that carries it ends. Accounts that outrank the actor are left, and are in doubt until somebody of their rank
/// decides. Removed accounts are named by their id, purged ones too.
/// </summary>
public sealed record DeclareCompromised(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.CompromiseDeclared;

    internal override IReadOnlyList<AccountId> Compromised => [Target];

    internal override SliceRequest Needs => base.Needs with { Purged = Target };

    internal override Refusal? FindTarget(StateSlice slice) => slice.Accounts.ContainsKey(Target) ? null : Refusal.AccountNotFound(Target);

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (ReasonText!.Length == 0 ? Refusal.InvalidReason("say why: reason must not be empty") : null);

    /// <summary>What a removed account was is not known any more: its rank is that of the highest whose sign-in rests on it.</summary>
    internal override Refusal? CheckCustody(StateSlice slice, Actor actor) =>
        slice.Actor.Account is not null && Before(slice).RemovedAt is not null
            && slice.CustodyOf(Target).Rests.Any(resting => resting.Account.Role > slice.Actor.Rank)
            ? Refusal.Outranked()
            : null;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        return new([], [Draft(AccountTransition.Change(before, before))], new Receipt { Account = before });
    }
}
