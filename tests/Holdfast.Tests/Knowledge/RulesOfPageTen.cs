namespace Holdfast.Tests.Knowledge;

/// <summary>Each rule of page 10 does something: without it the search finds the harm.</summary>
public class RulesOfPageTen(ITestOutputHelper output)
{
    [Fact]
    public void Are_each_missed_when_they_are_switched_off()
    {
        var missed = new List<string>();
        foreach (var mutant in Mutants.All)
        {
            var exploration = new Exploration(mutant.Laws);
            var fault = exploration.FirstFault(PreparedWorlds.Named(mutant.World).Start, mutant.Depth);
            output.WriteLine(fault is null
                ? $"not caught: {mutant.Rule}"
                : $"caught: {mutant.Rule}; from \"{mutant.World}\" after {fault.Moves.Count} steps and {exploration.States:N0} states: {fault}");
            if (fault is null)
                missed.Add(mutant.Rule);
        }
        Assert.Empty(missed);
    }

    [Fact]
    public void Are_each_switched_off_once() => Assert.Equal(Mutants.All.Count, Mutants.All.Select(mutant => mutant.Rule).Distinct().Count());
}
