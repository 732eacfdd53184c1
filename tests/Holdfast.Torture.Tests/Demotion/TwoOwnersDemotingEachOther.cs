using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>
/// The promise itself: from 32 connections, in three processes on PostgreSQL and in one on SQLite. Each of the two defences is shown to
/// hold alone, and that with both taken away nobody stays: there the test decides the moment, so that it never depends on luck.
/// </summary>
[Trait("Speed", "Slow")]
public class TwoOwnersDemotingEachOther
{
    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task One_stays_in_every_round_over_HTTP(Engine engine)
    {
        await using var scene = await DemotionScene.ServedAsync(engine);
        await HoldsAsync(scene, Scale.Of(8, 500), $"{engine}, over HTTP");
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task One_stays_in_every_round(Engine engine) => await HoldsAsync(engine, Mutant.None, secondNet: true, Scale.Of(15, 500));

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task One_stays_by_the_lock_alone(Engine engine) => await HoldsAsync(engine, Mutant.None, secondNet: false, Scale.Of(5, 200));

    /// <summary>What a node finds out about locks decides nothing: both are taken, so two nodes never trust different ones.</summary>
    [Fact]
    public async Task One_stays_by_the_locks_of_a_node_whose_first_connections_ended()
    {
        await using var scene = await DemotionScene.DisturbedAsync();
        await HoldsAsync(scene, Scale.Of(10, 500), "two nodes, one disturbed, without second net");
    }

    [Theory]
    [InlineData(Engine.PostgreSql, Mutant.Unlocked)]
    [InlineData(Engine.PostgreSql, Mutant.JudgedEarly)]
    [InlineData(Engine.Sqlite, Mutant.JudgedEarly)]
    public async Task One_stays_by_the_second_net_alone(Engine engine, Mutant mutant) => await HoldsAsync(engine, mutant, secondNet: true, Scale.Of(5, 200));

    [Theory]
    [InlineData(Engine.PostgreSql, Mutant.None, false)]
    [InlineData(Engine.PostgreSql, Mutant.Unlocked, true)]
    [InlineData(Engine.PostgreSql, Mutant.JudgedEarly, true)]
    [InlineData(Engine.Sqlite, Mutant.None, false)]
    [InlineData(Engine.Sqlite, Mutant.JudgedEarly, true)]
    public async Task One_stays_by_either_in_the_worst_moment(Engine engine, Mutant mutant, bool secondNet) => await MeetAsync(engine, mutant, secondNet, owners: 1);

    [Theory]
    [InlineData(Engine.PostgreSql, Mutant.Unlocked)]
    [InlineData(Engine.PostgreSql, Mutant.JudgedEarly)]
    [InlineData(Engine.Sqlite, Mutant.JudgedEarly)]
    public async Task Nobody_stays_then_without_both(Engine engine, Mutant mutant) => await MeetAsync(engine, mutant, secondNet: false, owners: 0);

    /// <summary>Both are judged, or come to the lock, before either writes.</summary>
    static async Task MeetAsync(Engine engine, Mutant mutant, bool secondNet, int owners)
    {
        var atLock = new LockHold();
        await using var scene = await DemotionScene.HeldAsync(engine, mutant, secondNet, atLock.PassAsync);
        await using var atWrite = mutant == Mutant.Unlocked ? new WriteHold(scene.Store) : null;
        var end = await scene.Race.MeetAsync(atWrite ?? (IHold)atLock);
        Assert.Equal((owners, 2 - owners), (end.Owners, end.Demotions));
    }

    static async Task HoldsAsync(Engine engine, Mutant mutant, bool secondNet, int rounds)
    {
        await using var scene = await DemotionScene.CreateAsync(engine, mutant, secondNet);
        await HoldsAsync(scene, rounds, $"{engine}, {mutant}, {(secondNet ? "with" : "without")} second net");
    }

    static async Task HoldsAsync(DemotionScene scene, int rounds, string what)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 1; round <= rounds; round++)
        {
            var end = await scene.Race.RunAsync();
            Assert.True(end is { Owners: 1, Administrators: 1, Demotions: 1 }, $"round {round}: {end with { Answers = [] }}: {string.Join(", ", end.Answers.Distinct())}");
            Assert.Contains(Answer.Done, end.Answers);
            Assert.All(end.Answers, answer => Assert.Contains(answer, (string[])[Answer.Done, "unauthenticated", "last_active_owner", "store_unavailable"]));
        }
        await scene.Store.AssertLogIsDenseAsync();
        Scale.Report($"{what}: {rounds} rounds, {watch.Elapsed.TotalSeconds:0.0} s");
    }
}
