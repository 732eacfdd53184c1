using System.Collections.Concurrent;
using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Secrets;

/// <summary>The pairs of servers that the tests of a class share, one on each engine that was asked for.</summary>
public sealed class ServerPairs : IAsyncDisposable
{
    readonly ConcurrentDictionary<Engine, Lazy<Task<ServerPair>>> pairs = [];

    internal Task<ServerPair> OnAsync(Engine engine) => pairs.GetOrAdd(engine, wanted => new(() => ServerPair.StartAsync(wanted))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var pair in pairs.Values)
            await (await pair.Value).DisposeAsync();
    }
}
