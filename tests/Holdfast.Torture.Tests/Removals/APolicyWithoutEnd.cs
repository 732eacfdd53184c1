using System.Diagnostics;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>
/// A policy in force goes on without end: whoever asks it is denied, and whoever only wants the lock, through another gate on the same
/// store, waits no longer than it may be held.
/// </summary>
[Trait("Speed", "Slow")]
public class APolicyWithoutEnd
{
    const int Removals = 48;

    // The batch of the gate that asks the policy may last 50 ms and one decision; the rest is for a busy machine. Without a bound, the
    // removals would take minutes.
    static readonly TimeSpan longest = TimeSpan.FromSeconds(20);

    static readonly Guid endless = Pair.Fresh();

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Denies_and_keeps_nobody_waiting(Engine engine)
    {
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        await using var other = new Gatekeeper(store.Address);
        var (owner, session) = (Pair.Fresh(), Pair.Fresh());
        await keeper.MustAsync(new Order("create") { Subject = owner, Value = "owner developer" });
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = owner, Other = session, Value = "owner", Epoch = 1 });
        await keeper.MustAsync(
            new Order("upload_policy") { Subject = endless, Value = "package vtc.removal\n\nallow if {\n\tsome a in numbers.range(1, 3000)\n\tsome b in numbers.range(1, 3000)\n\ta * b == 0\n}\n" });
        await keeper.MustAsync(new Order("activate_policy") { Subject = endless });
        var members = await Condemned.PrepareAsync(store, keeper, "m", [.. Enumerable.Repeat("tombstone", Removals)]);
        var idle = await WaitsAsync(other, Task.Delay(200));
        var watch = Stopwatch.StartNew();
        var asking = Task.WhenAll(members.Select(member => keeper.DoAsync(new Order("remove_by_default") { By = "account", Actor = owner, Session = session, Subject = member.Id })));
        var waits = await WaitsAsync(other, asking);
        Assert.All(await asking, told => Assert.Equal("policy_denied", told));
        Scale.Report($"{engine}: {Removals} denials in {watch.ElapsedMilliseconds} ms; others waited {Told(waits)}, undisturbed {Told(idle)}");
        Assert.True(waits[^1] < longest, $"somebody waited {waits[^1].TotalMilliseconds} ms");
        foreach (var member in members)
            Assert.False(await new Autopsy(store).ExamineAsync(member));
        // Refusals of one caller fold into one event a minute.
        Assert.InRange(await store.CountAsync("SELECT count(*) FROM audit_events WHERE kind = 'member_removed' AND refusal = 'policy_denied' AND policy_sha256 IS NOT NULL"), 1, 2);
    }

    /// <summary>How long the lock was waited for, again and again until the other is done; shortest first.</summary>
    static async Task<List<TimeSpan>> WaitsAsync(Gatekeeper gatekeeper, Task until)
    {
        var waits = new List<TimeSpan>();
        do
        {
            var start = Stopwatch.GetTimestamp();
            await gatekeeper.MustAsync(new Order("report_leak") { By = "nobody", Value = "never was" });
            waits.Add(Stopwatch.GetElapsedTime(start));
            await Task.Delay(5);
        }
        while (!until.IsCompleted);
        waits.Sort();
        return waits;
    }

    static string Told(List<TimeSpan> waits) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{waits[waits.Count / 2].TotalMilliseconds:0.0} ms, at most {waits[^1].TotalMilliseconds:0.0} ms");
}
