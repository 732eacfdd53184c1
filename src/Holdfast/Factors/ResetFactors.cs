using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Factors;

/// <summary>Removes an account's second factors; the sessions that passed them end.</summary>
public sealed record ResetFactors(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.FactorsReset;

    internal override bool IsSensitive(StateSlice slice) => true;

    internal override bool TouchesCredentialsOf(AccountId account, StateSlice slice, Actor actor) => account == Target;

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var transition = AccountTransition.Change(before, before);
        return new([new Effect.EndSessions(Target, null)], [Draft(transition)], new Receipt { Account = before });
    }
}
