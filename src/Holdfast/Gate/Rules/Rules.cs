using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// The rules of authority: a pure function of the state slice, the actor and the command. No I/O, no clock of its own.
/// The first rule that fails is the answer. The operator skips rules 1, 4, 5 and 6.
/// </summary>
static class Rules
{
    static readonly Func<StateSlice, Actor, Command, Refusal?>[] standard =
    [
        DoorRule.Check, TargetRule.Check, ValueRule.Check, SelfRule.Check, SelfGrantRule.Check, RankRule.Check, EscalationRule.Check, CustodyRule.Check, LastHolderRule.Check,
    ];

    static readonly Func<StateSlice, Actor, Command, Refusal?>[] lastHolderBeforeSelf =
    [
        DoorRule.Check, TargetRule.Check, ValueRule.Check, LastHolderRule.Check, SelfRule.Check, RankRule.Check, EscalationRule.Check, SelfGrantRule.Check, CustodyRule.Check,
    ];

    static readonly Func<StateSlice, Actor, Command, Refusal?>[] selfFirst =
    [
        DoorRule.Check, SelfRule.Check, TargetRule.Check, ValueRule.Check, SelfGrantRule.Check, RankRule.Check, EscalationRule.Check, CustodyRule.Check, LastHolderRule.Check,
    ];

    /// <summary>The refusal, or null when every rule allows the command.</summary>
    public static Refusal? Judge(StateSlice slice, Actor actor, Command command)
    {
        foreach (var rule in InOrder(command.Order))
        {
            if (rule(slice, actor, command) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>The rules in the order in which they answer.</summary>
    public static IReadOnlyList<Func<StateSlice, Actor, Command, Refusal?>> InOrder(RuleOrder order) => order switch
    {
        RuleOrder.LastHolderBeforeSelf => lastHolderBeforeSelf,
        RuleOrder.SelfFirst => selfFirst,
        _ => standard,
    };
}
