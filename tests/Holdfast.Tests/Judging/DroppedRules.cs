using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Tests.Judging;

public class DroppedRules
{
    static readonly Case[] sample = [.. Cases.Parts.SelectMany(part => part.Where((_, index) => index % 97 == 0))];

    public static TheoryData<string> Names => [.. Chain.Rules.Keys];

    [Fact]
    public void With_every_rule_in_its_place_the_comparison_holds() => Assert.DoesNotContain(sample, one => Differs(one, Rules.Judge, ""));

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_one_of_the_rules_the_comparison_fails(string rule)
    {
        var judge = Chain.Without(rule);
        Assert.Contains(sample, one => Differs(one, judge, rule));
    }

    [Fact]
    public void No_rule_is_left_out_of_the_table()
    {
        foreach (var order in Enum.GetValues<RuleOrder>())
            Assert.Equal(Chain.Rules.Count, Rules.InOrder(order).Intersect(Chain.Rules.Values).Count());
    }

    static bool Differs(Case one, Func<StateSlice, Actor, Command, Refusal?> judge, string left)
    {
        try
        {
            return one.Judged(judge) != one.Stated;
        }
        catch (Exception missing) when (left == "target" && missing is KeyNotFoundException or NullReferenceException)
        {
            return true;
        }
    }
}
