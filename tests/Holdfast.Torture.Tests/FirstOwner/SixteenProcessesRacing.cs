using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.FirstOwner;

/// <summary>Sixteen processes at one empty store: eight create the owner unattended, eight by the setup link.</summary>
[Trait("Speed", "Slow")]
public class SixteenProcessesRacing
{
    const int Processes = 16;
    const string Link = "the setup link";

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Create_one_owner(Engine engine)
    {
        for (var i = 0; i < Scale.Of(1, 10); i++)
            await RaceAsync(engine);
    }

    static async Task RaceAsync(Engine engine)
    {
        await using var store = await TortureStore.CreateAsync(engine);
        await using (var keeper = new Gatekeeper(store.Address))
            await keeper.MustAsync(new Order("setup_link") { Other = Fresh(), Value = Link });
        var workers = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => WorkerProcess.StartAsync(store.Address)));
        var answers = await Task.WhenAll(workers.Select((worker, i) => worker.DoAsync(i % 2 == 0
            ? new Order("first_owner") { Subject = Fresh(), Value = $"owner-{i}" }
            : new Order("first_owner_by_link") { By = "nobody", Subject = Fresh(), Value = Link, Epoch = i })));
        foreach (var worker in workers)
            await worker.DisposeAsync();

        Assert.Single(answers, Answer.Done);
        Assert.Equal(Processes - 1, answers.Count(answer => answer == "already_set_up"));
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM accounts"));
        Assert.Equal(1, await store.LastingOwnersAsync());
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM audit_events WHERE kind = 'owner_created' AND outcome = 1"));
        Assert.Equal(0, await store.CountAsync("SELECT count(*) FROM one_time_tokens"));
        await store.AssertLogIsDenseAsync();
    }

    static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
