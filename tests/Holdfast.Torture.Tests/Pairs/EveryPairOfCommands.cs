using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>Two commands at once, from two processes, end as one after the other: in what is told, in the rows, and in the log.</summary>
[Trait("Speed", "Slow")]
public class EveryPairOfCommands
{
    /// <summary>The default run takes every pair of losses and each ninth of the others.</summary>
    const int Stride = 9;

    [Fact]
    public Task Ends_as_if_one_came_after_the_other_on_PostgreSQL() => RaceAllAsync(Engine.PostgreSql);

    [Fact]
    public Task Ends_as_if_one_came_after_the_other_on_SQLite() => RaceAllAsync(Engine.Sqlite);

    static async Task RaceAllAsync(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var left = await WorkerProcess.StartAsync(store.Address);
        await using var right = await WorkerProcess.StartAsync(store.Address);
        var race = new PairRace(store, keeper, left, right);
        var pairs = 0;
        foreach (var (first, second) in Chosen())
        {
            await race.RunAsync(first, second, Scale.Of(1, 6));
            pairs++;
        }
        await store.AssertLogIsDenseAsync();
        Scale.Report($"{engine}: {pairs} pairs, {race.Races} races, the first came first in {race.FirstCameFirst}, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    static IEnumerable<(Move, Move)> Chosen()
    {
        var moves = Moves.All;
        var number = 0;
        for (var i = 0; i < moves.Count; i++)
        {
            for (var j = i; j < moves.Count; j++)
            {
                if (Scale.IsLong || j < Moves.Losses.Count || number++ % Stride == 0)
                    yield return (moves[i], moves[j]);
            }
        }
    }
}
