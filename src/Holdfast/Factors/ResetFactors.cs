using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Factors;

/// <summary>
/// Removes an account's second factors: TOTP, backup codes, and its passkeys unless it has no password. Every session ends.
/// </summary>
public sealed record ResetFactors(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.FactorsReset;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override IReadOnlyList<Account> Controls(StateSlice slice, Actor actor) => [Before(slice)];

    internal override IReadOnlyList<AccountTransition> Transitions(StateSlice slice, Actor actor) =>
        [AccountTransition.Change(Before(slice), After(slice, actor)) with { ResetsFactors = true }];

    internal override bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) => account == Target;

    internal override Account After(StateSlice slice, Actor actor) => FactorRemoval.Of(Before(slice));

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var plan = base.Plan(slice, actor);
        return plan with { Effects = [.. plan.Effects, .. FactorRemoval.Effects(Before(slice))] };
    }
}
