using Holdfast.Gate;

namespace Holdfast.Tests.Judging;

public class ReachableStates(ITestOutputHelper output)
{
    [Fact]
    public void No_allowed_command_leads_to_a_state_where_a_role_that_was_held_has_no_lasting_holder()
    {
        var search = new Search(Rules.Judge);
        var loss = search.FirstLoss();
        output.WriteLine($"{search.States:N0} states, {search.Steps:N0} steps");
        Assert.Null(loss);
        Assert.True(search.States >= 10_000, $"only {search.States} states");
        Assert.True(search.Steps >= 1_500_000, $"only {search.Steps} steps");
    }

    [Fact]
    public void Without_rule_seven_the_search_finds_a_loss() => Assert.NotNull(new Search(Chain.Without("last holder")).FirstLoss());
}
