using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>
/// The promise itself: from 32 connections, in three processes on PostgreSQL and in one on SQLite. Each of the two defences is shown to hold alone,
/// and with both taken away the same race reaches zero, so the test can fail.
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

    [Theory]
    [InlineData(Engine.PostgreSql, Mutant.Unlocked)]
    [InlineData(Engine.PostgreSql, Mutant.JudgedEarly)]
    [InlineData(Engine.Sqlite, Mutant.JudgedEarly)]
    public async Task One_stays_by_the_second_net_alone(Engine engine, Mutant mutant) => await HoldsAsync(engine, mutant, secondNet: true, Scale.Of(5, 200));

    [Theory]
    [InlineData(Engine.PostgreSql, Mutant.Unlocked)]
    [InlineData(Engine.PostgreSql, Mutant.JudgedEarly)]
    [InlineData(Engine.Sqlite, Mutant.JudgedEarly)]
    public async Task Without_the_lock_and_the_second_net_nobody_stays(Engine engine, Mutant mutant)
    {
        await using var scene = await DemotionScene.CreateAsync(engine, mutant, secondNet: false);
        for (var round = 1; round <= 1_000; round++)
        {
            if ((await scene.Race.RunAsync()).Owners == 0)
            {
                Scale.Report($"{engine}, {mutant}, no second net: no owner left after round {round}");
                return;
            }
        }
        Assert.Fail("1,000 rounds without any defence kept an owner: this race proves nothing.");
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
