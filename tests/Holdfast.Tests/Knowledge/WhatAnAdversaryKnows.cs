using Holdfast.TestHost;

namespace Holdfast.Tests.Knowledge;

/// <summary>
/// Page 10's property, from every prepared world: what the adversary has seen of others never gives more than the adversary once had, and
/// nothing once it was stopped as compromised; a lasting person can administer; every live person can be helped. The long form goes deeper.
/// </summary>
public class WhatAnAdversaryKnows(ITestOutputHelper output)
{
    const ulong Seed = 20_261_130;

    public static TheoryData<string> Worlds => [.. PreparedWorlds.All.Select(world => world.Name)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Gives_no_more_than_the_adversary_had_after_any_few_steps(string name)
    {
        var world = PreparedWorlds.Named(name);
        var exploration = new Exploration(Laws.OfTheKernel);
        var fault = exploration.FirstFault(world.Start, !LongForm.IsWanted ? 2 : world.IsDeep ? 4 : 3);
        output.WriteLine($"{exploration.States:N0} states, {exploration.Steps:N0} steps");
        Assert.Null(fault?.ToString());
        Assert.True(exploration.States >= (LongForm.IsWanted ? 10_000 : 1_000), $"only {exploration.States} states");
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Gives_no_more_than_the_adversary_had_along_any_walk(string name)
    {
        var walks = new Walks(Laws.OfTheKernel);
        var fault = walks.FirstFault(PreparedWorlds.Named(name).Start, Seed, walks: LongForm.IsWanted ? 3_000 : 20, length: 50);
        output.WriteLine($"{walks.Steps:N0} steps");
        Assert.Null(fault?.ToString());
        Assert.True(walks.Steps >= 500, $"only {walks.Steps} steps");
    }
}
