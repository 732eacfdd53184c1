using System.Diagnostics;

namespace Holdfast.Tests.Knowledge;

public class WhatAnAdversaryKnows(ITestOutputHelper output)
{
    [Fact]
    public void Never_gives_more_than_the_adversary_had_in_any_history_of_so_many_steps()
    {
        var depth = int.Parse(Environment.GetEnvironmentVariable("DEPTH") ?? "2", System.Globalization.CultureInfo.InvariantCulture);
        var faults = new List<string>();
        foreach (var world in PreparedWorlds.All)
        {
            var exploration = new Exploration(Laws.OfTheKernel);
            var from = Process.GetCurrentProcess().TotalProcessorTime;
            var fault = exploration.FirstFault(world.Start, depth);
            output.WriteLine($"{world.Name}: {exploration.States:N0} states, {exploration.Steps:N0} steps, {(Process.GetCurrentProcess().TotalProcessorTime - from).TotalSeconds:N1} s of CPU{(fault is null ? "" : $"; {fault}")}");
            if (fault is not null)
                faults.Add($"{world.Name}: {fault}");
        }
        Assert.Empty(faults);
    }
}
