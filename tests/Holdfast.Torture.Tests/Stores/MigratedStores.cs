using System.Collections.Concurrent;
using Holdfast.Torture.Tests.Stores;

[assembly: AssemblyFixture(typeof(MigratedStores))]

namespace Holdfast.Torture.Tests.Stores;

/// <summary>A store with a current schema for each engine, made once and copied for every test.</summary>
public sealed class MigratedStores : IAsyncDisposable
{
    static readonly ConcurrentDictionary<Engine, Lazy<Task<TortureStore>>> made = [];

    internal static async Task<TortureStore> CopyAsync(Engine engine) =>
        await (await made.GetOrAdd(engine, wanted => new(() => MakeAsync(wanted))).Value).CopyAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in made.Values.Where(store => store.Value.IsCompletedSuccessfully))
            await (await store.Value).DisposeAsync();
    }

    static async Task<TortureStore> MakeAsync(Engine engine)
    {
        var store = await TortureStore.CreateEmptyAsync(engine);
        await using var opened = store.Open();
        await opened.Schema.MigrateAsync(CancellationToken.None);
        return store;
    }
}
