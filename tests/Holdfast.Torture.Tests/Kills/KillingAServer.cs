using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Kills;

/// <summary>
/// SIGKILL in the middle of changes: whatever was acknowledged stands with exactly one event, nothing stands by half, and the next server
/// goes on.
/// </summary>
[Trait("Speed", "Slow")]
public class KillingAServer
{
    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Loses_nothing_acknowledged_and_leaves_nothing_by_half(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        var server = new KilledServer(store, keeper);
        await server.PrepareAsync();
        var kills = Scale.Of(3, 50);
        for (var kill = 0; kill < kills; kill++)
        {
            await server.RunAsync();
            // Whoever gets the authority lock now comes after everything that the killed server had begun.
            await keeper.MustAsync(new Order("report_leak") { By = "nobody", Value = "never was" });
            await new Inquest(store).HoldAsync(server.Everyone);
        }
        var changes = server.Everyone.SelectMany(member => member.Changes).ToList();
        Scale.Report($"{engine}: {kills} kills, {changes.Count} changes asked, {changes.Count(change => change.Acknowledged)} acknowledged, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Contains(changes, change => change.Acknowledged);
    }
}
