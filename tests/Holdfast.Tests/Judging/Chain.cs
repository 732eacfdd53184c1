using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Tests.Judging;

/// <summary>The kernel's rules in their order, with one of them left out.</summary>
static class Chain
{
    static readonly Func<StateSlice, Actor, Command, Refusal?>[] rules =
        [DoorRule.Check, TargetRule.Check, ValueRule.Check, SelfRule.Check, RankRule.Check, EscalationRule.Check, LastHolderRule.Check];

    public static Func<StateSlice, Actor, Command, Refusal?> Without(int left) => (slice, actor, command) =>
    {
        int[] order = command.Order switch
        {
            RuleOrder.LastHolderBeforeSelf => [1, 2, 3, 7, 4, 5, 6],
            RuleOrder.SelfFirst => [1, 4, 2, 3, 5, 6, 7],
            _ => [1, 2, 3, 4, 5, 6, 7],
        };
        return order.Where(number => number != left).Select(number => rules[number - 1](slice, actor, command)).FirstOrDefault(refusal => refusal is not null);
    };

    public static Func<StateSlice, Actor, Command, Refusal?> Whole => Without(0);
}
