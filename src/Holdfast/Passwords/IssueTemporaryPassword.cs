using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;

namespace Holdfast.Passwords;

/// <summary>Gives an account a temporary password that the administrator did not choose. The next sign-in must change it.</summary>
public sealed record IssueTemporaryPassword(AccountId Id, Outcome<PasswordHash> Password) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.PasswordReset;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override bool ShowsCredential(StateSlice slice, Actor actor) => true;

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [Before(slice)];

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice)
        ?? (Before(slice).Kind == AccountKind.Service ? Refusal.InvalidCommand("a service has no password; give it an API key") : null)
        ?? Password.Refusal;

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), After(slice, actor)) with { Custodians = CustodiansBy(slice, actor) }];

    internal override Account After(StateSlice slice, Actor actor) => Password.IsDone(out var hash)
        ? PasswordAnew.Of(Before(slice), hash.Phc, mustChange: true, CustodiansBy(slice, actor))
        : Before(slice);

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var plan = base.Plan(slice, actor);
        return plan with { Effects = [.. plan.Effects, .. Issuing.Marking(CustodiansBy(slice, actor))] };
    }

    IReadOnlyList<Carrier> CustodiansBy(StateSlice slice, Actor actor) =>
        Issuing.CarriersOf(slice, actor, slice.AuthorityOf(Before(slice)), HoldfastPermissions.ChangeAccount);
}
