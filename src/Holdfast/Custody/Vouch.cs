using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// Takes the place of the custodians of a sign-in: the actor knows that the person has it in their own hands. Needs the window, a reason,
/// and an actor who covers the account and issued none of it; or the operator. Clears doubt. Never by a key.
/// </summary>
public sealed record Vouch(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.SignInVouched;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [Before(slice)];

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (ReasonText!.Length == 0 ? Refusal.InvalidReason("say why you vouch: reason must not be empty") : null)
        ?? (Before(slice).SignInVoidAt is null ? null : Refusal.InvalidCommand("this sign-in is void; give the person a new link instead"))
        ?? (Before(slice).HasCustodians ? null : Refusal.InvalidCommand("nobody else set this sign-in up; there is nothing to vouch for"));

    internal override Refusal? CheckCustody(StateSlice slice, Actor actor) => Vouched(slice, actor).Refusal;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var done = Vouched(slice, actor).Match(followUp => followUp, _ => throw new InvalidOperationException("Judged before it was planned."));
        var custodians = done.Transition.Custodians!;
        return new(
            [.. Consequences.Of(done.Transition, slice.Now), .. Issuing.Marking(custodians)],
            [done.Event with { Changes = AccountDiff.Of(done.Transition) }],
            new Receipt { Account = done.Transition.After });
    }

    Outcome<FollowUp> Vouched(StateSlice slice, Actor actor) => Vouching.Of(slice, actor, Before(slice), slice.AuthorityOf(Before(slice)), Reason);
}
