using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.SignIn;

namespace Holdfast.Accounts;

/// <summary>Lifts the administrative lock and clears the throttle. Revives nothing that the lock ended.</summary>
public sealed record UnlockAccount(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.AccountUnlocked;

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { Lock = null };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var transition = Transitions(slice, actor)[0];
        return new(
            [.. Consequences.Of(transition, slice.Now), new SignInEffects.ClearThrottle(Target)],
            [Draft(transition)],
            new Receipt { Account = transition.After });
    }
}
