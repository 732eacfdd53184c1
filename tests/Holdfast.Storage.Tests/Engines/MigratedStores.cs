using System.Collections.Concurrent;
using Holdfast.Storage.Tests.Engines;

[assembly: AssemblyFixture(typeof(MigratedStores))]

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A store with a current schema for each engine, made once and copied for every test.</summary>
public sealed class MigratedStores : IAsyncDisposable
{
    static readonly ConcurrentDictionary<Engine, Lazy<Task<TestStore>>> made = [];

    internal static async Task<TestStore> CopyAsync(Engine engine) =>
        await (await made.GetOrAdd(engine, wanted => new(() => MakeAsync(wanted))).Value).CopyAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var place in made.Values.Where(place => place.Value.IsCompletedSuccessfully))
            await (await place.Value).DisposeAsync();
    }

    static async Task<TestStore> MakeAsync(Engine engine)
    {
        var place = await TestStore.CreateAsync(engine);
        await using var store = place.Open();
        await store.Schema.MigrateAsync(CancellationToken.None);
        return place;
    }
}
