using System.Collections.Concurrent;
using Holdfast.Cli.Tests.Running;
using Holdfast.TestHost;

[assembly: AssemblyFixture(typeof(StoreTemplates))]

namespace Holdfast.Cli.Tests.Running;

/// <summary>Stores that the program made once for all tests, each to be copied: starting the program costs more than the copy.</summary>
public sealed class StoreTemplates : IAsyncDisposable
{
    static readonly ConcurrentDictionary<(Engine, bool), Lazy<Task<Installation>>> made = new();

    /// <summary>A copy for the caller, in a folder of its own.</summary>
    internal static async Task<Installation> CopyAsync(Engine engine, bool withOwner)
    {
        var template = await made.GetOrAdd((engine, withOwner), key => new(() => MakeAsync(key.Item1, key.Item2))).Value;
        var folder = Installation.NewFolder();
        return new(folder, await template.Database.CopyAsync(folder));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var template in made.Values.Where(template => template.Value.IsCompletedSuccessfully))
            await (await template.Value).DisposeAsync();
    }

    static async Task<Installation> MakeAsync(Engine engine, bool withOwner)
    {
        if (withOwner)
        {
            var owned = await CopyAsync(engine, withOwner: false);
            await owned.AddAsync(Installation.Owner, "developer");
            return owned;
        }
        var folder = Installation.NewFolder();
        IDatabase database = engine == Engine.Sqlite ? SqliteFile.In(folder) : new PostgresStore(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());
        var empty = new Installation(folder, database);
        (await empty.RunAsync("db", "migrate")).Ends(0);
        return empty;
    }
}
