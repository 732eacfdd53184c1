using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Holdfast.AspNetCore.Tests.Hosting.Running))]

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>
/// One running instance for each engine, shared by all tests that do not count holders. A lasting owner is in each, so that nobody else
/// is ever the last.
/// </summary>
public sealed class Running : IAsyncDisposable
{
    static readonly ConcurrentDictionary<(Engine Engine, bool Counting), Lazy<Task<Instance>>> instances = new();
    static readonly Dictionary<Engine, SemaphoreSlim> turns = new() { [Engine.Sqlite] = new(1), [Engine.PostgreSql] = new(1) };

    /// <summary>Every engine, for theories.</summary>
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.PostgreSql];

    internal static Task<Instance> OnAsync(Engine engine) => instances.GetOrAdd((engine, false), _ => new(() => StartAsync(engine))).Value;

    /// <summary>
    /// Another instance, for tests that count holders: one after the other, each beginning with none that lasts but its own.
    /// </summary>
    internal static async Task AloneOnAsync(Engine engine, Func<Instance, Task> test)
    {
        var turn = turns[engine];
        await turn.WaitAsync();
        try
        {
            await test(await instances.GetOrAdd((engine, true), _ => new(() => StartAsync(engine))).Value);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances.Values)
        {
            if (instance.Value.IsCompletedSuccessfully)
                await (await instance.Value).DisposeAsync();
        }
    }

    static async Task<Instance> StartAsync(Engine engine)
    {
        var instance = await Instance.StartAsync(engine);
        await new Cast(instance).AddAsync(Roles.Role.Developer);
        return instance;
    }
}
