namespace Holdfast.Tests.Judging;

public class DroppedRules
{
    static IEnumerable<Case> Sample => Cases.Parts.SelectMany(part => part.Where((_, index) => index % 97 == 0));

    [Fact]
    public void With_every_rule_in_its_place_the_comparison_holds() => Assert.DoesNotContain(Sample, one => Differs(one, 0));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Without_one_of_the_rules_the_comparison_fails(int rule) => Assert.Contains(Sample, one => Differs(one, rule));

    static bool Differs(Case one, int left)
    {
        try
        {
            return one.Judged(Chain.Without(left)) != one.Stated;
        }
        catch (Exception missing) when (left == 2 && missing is KeyNotFoundException or NullReferenceException)
        {
            return true;
        }
    }
}
