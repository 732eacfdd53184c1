using System.Diagnostics;
using System.Text.Json;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>
/// Policies are swapped while members are removed, from several processes: every event names the policy that was in force when it was
/// decided, and what it decided.
/// </summary>
[Trait("Speed", "Slow")]
public class SwappingPolicies
{
    const string Shipped = "0197b000-0000-7000-8000-000000000001";
    const int Removals = 40;

    static readonly Guid other = Pair.Fresh();

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Each_removal_carries_the_policy_that_decided_it(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var swapper = await WorkerProcess.StartAsync(store.Address);
        await using var left = await WorkerProcess.StartAsync(store.Address);
        await using var right = await WorkerProcess.StartAsync(store.Address);
        var owner = await PrepareAsync(keeper);
        var (swaps, decisions) = (0, 0);
        for (var round = 0; round < Scale.Of(2, 50); round++)
        {
            var members = Enumerable.Range(0, Removals).Select(_ => Pair.Fresh()).ToArray();
            await keeper.MustAsync(members.Select((member, i) => new Order("create") { Subject = member, Value = $"m{round}-{i} user" }));
            using var stop = new CancellationTokenSource();
            var swapping = SwapAsync(swapper, stop.Token);
            var told = await Task.WhenAll(members.Select((member, i) => (i % 2 == 0 ? left : right).DoAsync(owner with { Correlation = Pair.Fresh(), Subject = member })));
            await stop.CancelAsync();
            swaps += await swapping;
            Assert.All(told, one => Assert.Equal(Answer.Done, one));
            (decisions, _) = await CompareAsync(store);
        }
        Scale.Report($"{engine}: {decisions} removals, {swaps} swaps, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task A_policy_put_in_force_just_before_the_lock_decides(Engine engine)
    {
        var hold = new LockHold();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var remover = new Gatekeeper(store.Address, beforeLock: hold.PassAsync);
        var owner = await PrepareAsync(keeper);
        // The first was never compiled by the gate that is to ask it, the later ones were.
        Guid[] policies = [other, Guid.Parse(Shipped), other];
        foreach (var policy in policies)
        {
            var member = Pair.Fresh();
            await keeper.MustAsync(new Order("create") { Subject = member, Value = $"{member:N} user" });
            await hold.HoldUpAsync();
            var removal = remover.DoAsync(owner with { Correlation = Pair.Fresh(), Subject = member });
            await hold.UntilCameAsync(1);
            await keeper.MustAsync(new Order("activate_policy") { Subject = policy });
            await hold.ReleaseAsync();
            Assert.Equal(Answer.Done, await removal);
        }
        Assert.Equal((policies.Length, 2), await CompareAsync(store));
    }

    /// <summary>An owner, and a second policy; answers the owner's order to remove somebody.</summary>
    static async Task<Order> PrepareAsync(Gatekeeper keeper)
    {
        var (owner, session) = (Pair.Fresh(), Pair.Fresh());
        await keeper.MustAsync(new Order("create") { Subject = owner, Value = "owner developer" });
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = owner, Other = session, Value = "owner", Epoch = 1 });
        await keeper.MustAsync(new Order("upload_policy") { Subject = other, Value = "package vtc.removal\n\nallow := true\n\nmin_disposition := \"historical\"\n" });
        return new("remove_by_default") { By = "account", Actor = owner, Session = session };
    }

    static async Task<int> SwapAsync(WorkerProcess swapper, CancellationToken stop)
    {
        var swaps = 0;
        for (; !stop.IsCancellationRequested || swaps < 2; swaps++)
            Assert.Equal(Answer.Done, await swapper.DoAsync(new Order("activate_policy") { Subject = swaps % 2 == 0 ? other : Guid.Parse(Shipped) }));
        return swaps;
    }

    /// <summary>The log is in the order of the commits: the policy in force is the one of the last activation before.</summary>
    static async Task<(int Decisions, int Versions)> CompareAsync(TortureStore store)
    {
        var kept = new Dictionary<string, string>();
        foreach (var row in await store.QueryAsync("SELECT sha256, source FROM policies WHERE version IN (1, 5)"))
            kept.Add(row[0]!, row[1]!.Contains("historical", StringComparison.Ordinal) ? "historical" : "tombstone");
        var inForce = (await store.QueryAsync("SELECT sha256 FROM policies WHERE version = 1"))[0][0];
        var (decisions, versions) = (0, new HashSet<string>());
        foreach (var row in await store.QueryAsync("SELECT kind, policy_sha256, detail, outcome FROM audit_events WHERE kind IN ('member_removed', 'policy_activated') ORDER BY event_index"))
        {
            using var detail = JsonDocument.Parse(row[2]!);
            if (row[0] == "policy_activated")
            {
                inForce = detail.RootElement.GetProperty("sha256").GetString();
                continue;
            }
            Assert.Equal((inForce, "1"), (row[1], row[3]));
            Assert.Equal(kept[inForce!], detail.RootElement.GetProperty("disposition").GetString());
            versions.Add(inForce!);
            decisions++;
        }
        return (decisions, versions.Count);
    }
}
