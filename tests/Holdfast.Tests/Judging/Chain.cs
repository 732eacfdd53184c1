using Holdfast.Gate;
using Judge = System.Func<Holdfast.Gate.StateSlice, Holdfast.Gate.Actor, Holdfast.Gate.Command, Holdfast.Refusals.Refusal?>;

namespace Holdfast.Tests.Judging;

/// <summary>The kernel's rules in their order, with one of them left out.</summary>
static class Chain
{
    /// <summary>Every rule by its name.</summary>
    public static IReadOnlyDictionary<string, Judge> Rules { get; } = new Dictionary<string, Judge>
    {
        ["door"] = DoorRule.Check,
        ["target"] = TargetRule.Check,
        ["value"] = ValueRule.Check,
        ["self"] = SelfRule.Check,
        ["self-grant"] = SelfGrantRule.Check,
        ["rank and control"] = RankRule.Check,
        ["escalation"] = EscalationRule.Check,
        ["custody"] = CustodyRule.Check,
        ["last holder"] = LastHolderRule.Check,
    };

    public static Judge Without(string name)
    {
        var left = Rules[name];
        var orders = Enum.GetValues<RuleOrder>()
            .ToDictionary(order => order, order => Holdfast.Gate.Rules.InOrder(order).Where(rule => rule != left).ToArray());
        return (slice, actor, command) => orders[command.Order].Select(rule => rule(slice, actor, command)).FirstOrDefault(refusal => refusal is not null);
    }
}
