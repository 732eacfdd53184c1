using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Pairs;

/// <summary>Two commands at once, from two processes, end as one after the other: in what is told, in the rows, and in the log.</summary>
[Trait("Speed", "Slow")]
public abstract class EveryPairOfCommands(Engine engine)
{
    /// <summary>The default run takes each so many of all pairs.</summary>
    const int Stride = 13;

    [Fact]
    public async Task Ends_as_if_one_came_after_the_other()
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var left = await WorkerProcess.StartAsync(store.Address);
        await using var right = await WorkerProcess.StartAsync(store.Address);
        var race = new PairRace(store, keeper, left, right);
        var pairs = Pairs(Moves.All).Where((_, number) => Scale.IsLong || number % Stride == 0).ToList();
        foreach (var (first, second) in pairs)
            Assert.Null(await race.FindFaultAsync(first, second, Scale.Of(1, 4)));
        await store.AssertLogIsDenseAsync();
        Scale.Report($"{engine}: {pairs.Count} pairs, {race.Races} races, the first came first in {race.FirstCameFirst}, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Shows that the comparison finds what it looks for.</summary>
    [Fact]
    public async Task Would_end_otherwise_if_it_were_judged_before_the_lock() => Assert.NotNull(await MeetAtTheLockAsync(Mutant.JudgedEarly));

    [Fact]
    public async Task Ends_so_too_when_both_come_to_the_lock_before_either_takes_it() => Assert.Null(await MeetAtTheLockAsync(Mutant.None));

    /// <summary>Both wait in the queue of one gate: they are read, judged and written together where they can be.</summary>
    [Fact]
    public async Task Ends_so_too_when_both_share_a_commit()
    {
        var hold = new LockHold();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var gate = new Gatekeeper(store.Address, beforeLock: hold.PassAsync);
        var race = new PairRace(store, keeper, gate, gate, hold, meeting: 1);
        var pairs = Pairs(Moves.All).Where((_, number) => Scale.IsLong || number % Stride == Stride / 2);
        foreach (var (first, second) in pairs.Where(pair => !AreOneLock(pair.First, pair.Second)))
            Assert.Null(await race.FindFaultAsync(first, second, Scale.Of(1, 2)));
        await store.AssertLogIsDenseAsync();
    }

    /// <summary>A lock that is set twice in one transaction has the same time twice: the second changes nothing.</summary>
    static bool AreOneLock(Move first, Move second) => first == second && first.Name.Contains(" locks ", StringComparison.Ordinal);

    async Task<string?> MeetAtTheLockAsync(Mutant mutant)
    {
        var hold = new LockHold();
        await using var store = await TortureStore.CreateAsync(engine);
        await store.DropSecondNetAsync();
        await using var keeper = new Gatekeeper(store.Address);
        await using var left = new Gatekeeper(store.Address, mutant, hold.PassAsync);
        await using var right = new Gatekeeper(store.Address, mutant, hold.PassAsync);
        return await new PairRace(store, keeper, left, right, hold).FindFaultAsync(Moves.Losses[0], Moves.Losses[1], races: 1);
    }

    static IEnumerable<(Move First, Move Second)> Pairs(IReadOnlyList<Move> moves) =>
        from first in Enumerable.Range(0, moves.Count)
        from second in Enumerable.Range(first, moves.Count - first)
        select (moves[first], moves[second]);

    /// <summary>Several processes on one database.</summary>
    public sealed class OnPostgreSql() : EveryPairOfCommands(Engine.PostgreSql);

    /// <summary>Several processes on one file.</summary>
    public sealed class OnSqlite() : EveryPairOfCommands(Engine.Sqlite);
}
