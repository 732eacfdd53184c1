using System.Diagnostics;

namespace Holdfast.Torture.Tests.RawSql;

/// <summary>Two people with two client programs, at every pair of isolation levels, in several schedules.</summary>
[Trait("Speed", "Slow")]
public class TwoSessionsOfRawSql
{
    static readonly string[] levels =
    [
        "BEGIN ISOLATION LEVEL READ COMMITTED",
        "BEGIN ISOLATION LEVEL REPEATABLE READ",
        "BEGIN ISOLATION LEVEL SERIALIZABLE",
    ];

    static readonly string[] kinds = ["BEGIN DEFERRED", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "SELECT 1"];

    [Fact]
    public async Task Of_psql_never_take_both_owners_away()
    {
        await using var scene = new SqlScene.OnPostgreSql();
        await PlayAllAsync(scene, levels);
    }

    [Fact]
    public async Task Of_sqlite3_never_take_both_owners_away()
    {
        await using var scene = new SqlScene.OnSqlite();
        await PlayAllAsync(scene, kinds);
    }

    /// <summary>Shows that the schedules find what they look for.</summary>
    [Fact]
    public async Task Would_take_both_away_without_the_second_net()
    {
        await using var scene = new SqlScene.OnPostgreSql();
        await scene.InitializeAsync();
        await scene.Store.DropSecondNetAsync();
        await using var schedule = Schedule.Of(scene);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => schedule.OverlapAsync(Removal.All[0], levels[0], levels[0]));
    }

    static async Task PlayAllAsync(SqlScene scene, string[] beginnings)
    {
        var watch = Stopwatch.StartNew();
        await scene.InitializeAsync();
        await using var schedule = Schedule.Of(scene);
        foreach (var removal in Removal.All.Where((_, number) => Scale.IsLong || number % 2 == 0))
        {
            foreach (var begin in beginnings)
            {
                foreach (var otherBegin in beginnings)
                {
                    await schedule.OverlapAsync(removal, begin, otherBegin);
                    await schedule.StartLateAsync(removal, begin, otherBegin);
                    for (var i = 0; i < Scale.Of(1, 10); i++)
                        await schedule.CollideAsync(removal, begin, otherBegin);
                }
            }
        }
        Scale.Report($"{scene.GetType().Name}: {schedule.Played} schedules, {watch.Elapsed.TotalSeconds:0.0} s");
    }
}
