using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>Three processes on PostgreSQL, or one process on SQLite, with the defences that a test leaves standing.</summary>
sealed class DemotionScene : IAsyncDisposable
{
    readonly Gatekeeper keeper;
    readonly IReadOnlyList<IContender> contenders;

    DemotionScene(TortureStore store, IReadOnlyList<IContender> contenders)
    {
        Store = store;
        keeper = new Gatekeeper(store.Address);
        this.contenders = contenders;
        Race = new DemotionRace(store, keeper, contenders);
    }

    public TortureStore Store { get; }

    public DemotionRace Race { get; }

    public static Task<DemotionScene> CreateAsync(Engine engine, Mutant mutant, bool secondNet) =>
        CreateAsync(engine, secondNet, address => ContendersAsync(engine, address, mutant));

    /// <summary>The same against real servers: three on PostgreSQL, one on SQLite.</summary>
    public static Task<DemotionScene> ServedAsync(Engine engine) =>
        CreateAsync(engine, secondNet: true, async address => await Task.WhenAll(Enumerable.Range(0, engine == Engine.Sqlite ? 1 : 3).Select(_ => ServerContender.StartAsync(address))));

    /// <summary>Two gates whose commands a test holds up.</summary>
    public static Task<DemotionScene> HeldAsync(Engine engine, Mutant mutant, bool secondNet, Func<Task> beforeLock) =>
        CreateAsync(engine, secondNet, address => Task.FromResult<IReadOnlyList<IContender>>([new Gatekeeper(address, mutant, beforeLock), new Gatekeeper(address, mutant, beforeLock)]));

    /// <summary>Two nodes on PostgreSQL; the first connections of the second were ended while it took its locks.</summary>
    public static Task<DemotionScene> DisturbedAsync() => CreateAsync(Engine.PostgreSql, secondNet: false, async address =>
    {
        var disturbed = new Gatekeeper($"{address};Application Name={DisturbedNode.Name}");
        await DisturbedNode.DisturbAsync(address, disturbed);
        return [new Gatekeeper(address), disturbed];
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var contender in contenders)
            await contender.DisposeAsync();
        await keeper.DisposeAsync();
        await Store.DisposeAsync();
    }

    static async Task<DemotionScene> CreateAsync(Engine engine, bool secondNet, Func<string, Task<IReadOnlyList<IContender>>> startAsync)
    {
        var store = await TortureStore.CreateAsync(engine);
        var scene = new DemotionScene(store, await startAsync(store.Address));
        await scene.Race.PrepareAsync();
        if (!secondNet)
            await store.DropSecondNetAsync();
        return scene;
    }

    /// <summary>The mutant on SQLite needs two gates: the commands of one queue never overlap, locked or not.</summary>
    static async Task<IReadOnlyList<IContender>> ContendersAsync(Engine engine, string address, Mutant mutant) => (engine, mutant) switch
    {
        (Engine.Sqlite, Mutant.None) => [new Gatekeeper(address)],
        (Engine.Sqlite, _) => [new Gatekeeper(address, mutant), new Gatekeeper(address, mutant)],
        _ => await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => WorkerProcess.StartAsync(address, mutant))),
    };
}
