using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// The rules of authority: a pure function of the state slice, the actor and the command. No I/O, no clock of its own.
/// The first rule that fails is the answer. The operator skips rules 1, 4, 5 and 6.
/// </summary>
static class Rules
{
    /// <summary>The refusal, or null when every rule allows the command.</summary>
    public static Refusal? Judge(StateSlice slice, Actor actor, Command command) => command.Order switch
    {
        RuleOrder.LastHolderBeforeSelf => First(slice, actor, command, [DoorRule.Check, TargetRule.Check, ValueRule.Check, LastHolderRule.Check, SelfRule.Check, RankRule.Check, EscalationRule.Check]),
        RuleOrder.SelfFirst => First(slice, actor, command, [DoorRule.Check, SelfRule.Check, TargetRule.Check, ValueRule.Check, RankRule.Check, EscalationRule.Check, LastHolderRule.Check]),
        _ => First(slice, actor, command, [DoorRule.Check, TargetRule.Check, ValueRule.Check, SelfRule.Check, RankRule.Check, EscalationRule.Check, LastHolderRule.Check]),
    };

    static Refusal? First(StateSlice slice, Actor actor, Command command, ReadOnlySpan<Func<StateSlice, Actor, Command, Refusal?>> rules)
    {
        foreach (var rule in rules)
        {
            if (rule(slice, actor, command) is { } refusal)
                return refusal;
        }
        return null;
    }
}
