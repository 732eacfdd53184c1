using System.Diagnostics;
using Holdfast.Torture.Tests.Removals;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Steps;

/// <summary>
/// A process that removes a member is killed before each of its steps in turn: access, disposition, bit and event are all there from the
/// commit on, and none before it.
/// </summary>
[Trait("Speed", "Slow")]
public class KillingARemovalAtEveryStep
{
    static readonly string[] dispositions = ["purge", "tombstone", "historical"];

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Leaves_all_or_nothing(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        var owner = Pair.Fresh();
        await keeper.MustAsync(new Order("create") { Subject = owner, Value = "owner developer" });
        var kills = 0;
        foreach (var disposition in dispositions)
        {
            var session = await SignInAsync(keeper, owner);
            var counted = (await Condemned.PrepareAsync(store, keeper, $"counted-{disposition}", disposition))[0];
            var steps = await MortalRemoval.RunAsync(store.Address, owner, session, counted);
            Assert.True(await new Autopsy(store).ExamineAsync(counted));
            var commit = 1 + steps.ToList().IndexOf("COMMIT");
            int[] befores = [.. Scale.IsLong ? Enumerable.Range(1, steps.Count + 1) : disposition == "purge" ? [commit / 2, commit, commit + 1, steps.Count] : [commit, commit + 1]];
            var members = await Condemned.PrepareAsync(store, keeper, disposition, [.. befores.Select(_ => disposition)]);
            foreach (var (member, before) in members.Zip(befores))
            {
                // Without a next step it dies with its answer under way.
                var death = before <= steps.Count ? $"killed before step {before} of {steps.Count}: {steps[before - 1]}" : "killed at the end";
                await MortalRemoval.DieAsync(store.Address, owner, session, member, before);
                await InquireAsync(store, keeper, member, happened: before > commit, death);
                kills++;
            }
        }
        await store.AssertLogIsDenseAsync();
        Assert.Equal(
            await store.CountAsync("SELECT count(*) FROM audit_events WHERE kind = 'status_list_flipped'"),
            await store.CountAsync("SELECT sum(version - 1) FROM status_lists"));
        Scale.Report($"{engine}: {kills} kills, {watch.Elapsed.TotalSeconds:0.0} s");
    }

    static async Task InquireAsync(TortureStore store, Gatekeeper keeper, Condemned member, bool happened, string death)
    {
        // Whoever gets the authority lock now comes after everything that the killed process had begun.
        await keeper.MustAsync(new Order("report_leak") { By = "nobody", Value = "never was" });
        Assert.True(happened == await new Autopsy(store).ExamineAsync(member), $"{member.Disposition}, {death}: {(happened ? "committed and lost" : "there without a commit")}");
        // Whoever repeats the removal finds it finished, or finishes it.
        var again = await keeper.DoAsync(new Order("remove_keeping") { Subject = member.Id, Value = member.Disposition });
        Assert.Equal((death, happened ? "not_found" : Answer.Done), (death, again));
        await keeper.Store.Tidying.TidyAsync(100, CancellationToken.None);
        Assert.True(await new Autopsy(store).ExamineAsync(member));
        var parts = await store.CountAsync($"SELECT count(*) FROM audit_event_parts WHERE person = {TortureStore.Literal(member.Id)}");
        Assert.True(member.Disposition == "purge" ? parts == 0 : parts > 0, $"{member.Disposition}, {death}: {parts} personal parts");
    }

    static async Task<Guid> SignInAsync(Gatekeeper keeper, Guid owner)
    {
        var session = Pair.Fresh();
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = owner, Other = session, Value = $"{session}", Epoch = 1 });
        return session;
    }
}
