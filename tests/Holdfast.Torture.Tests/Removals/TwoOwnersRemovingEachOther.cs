using System.Diagnostics;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>
/// Every way of removing or demoting against every other, through two servers and the command line on one store: a holder stays.
/// </summary>
[Trait("Speed", "Slow")]
public class TwoOwnersRemovingEachOther
{
    static readonly string[] answers =
    [
        Answer.Done, "unauthenticated", "not_found", "last_active_admin", "last_active_owner", "store_unavailable", "forbidden", "exit 0", "exit 3", "exit 5", "exit 6",
    ];

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task One_stays_whichever_ways_they_take(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var left = await StartAsync(store);
        await using var right = await StartAsync(store);
        var (races, nearly, told) = (0, 0, new HashSet<string>());
        foreach (var (byAnna, byBert) in Combinations())
        {
            for (var round = 0; round < Scale.Of(1, 40); round++)
            {
                var pair = new Pair(store, keeper, left, right);
                await pair.PrepareAsync(++races);
                Assert.Equal(2, await store.LastingAdministratorsAsync());
                var said = await pair.RaceAsync(byAnna, byBert);
                told.UnionWith(said);
                Assert.All(said, one => Assert.Contains(one, answers));
                var holders = await store.LastingAdministratorsAsync();
                Assert.True(holders >= 1, $"{byAnna} against {byBert}, race {races}: nobody is left. They were told: {string.Join(", ", said)}");
                nearly += holders == 1 ? 1 : 0;
            }
        }
        await store.AssertLogIsDenseAsync();
        Assert.True(nearly > races / 2, $"only {nearly} of {races} races came down to one holder");
        Scale.Report($"{engine}: {races} races of {Combinations().Count()} combinations, {nearly} came down to one holder, {watch.Elapsed.TotalSeconds:0.0} s; told: {string.Join(", ", told.Order())}");
    }

    static IEnumerable<(Way, Way)> Combinations() =>
        from first in Enum.GetValues<Way>()
        from second in Enum.GetValues<Way>()
        where first <= second && second <= (Scale.IsLong ? Way.RemovesInBulk : Way.Demotes)
        select (first, second);

    static Task<ServerProcess> StartAsync(TortureStore store) =>
        ServerProcess.StartAsync(new ServerOptions { Arguments = ["--store", store.Address] });
}
