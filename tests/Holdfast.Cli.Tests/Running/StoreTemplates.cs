using System.Collections.Concurrent;
using Holdfast.Cli.Tests.Running;

[assembly: AssemblyFixture(typeof(StoreTemplates))]

namespace Holdfast.Cli.Tests.Running;

/// <summary>Stores that were made once for all tests, each to be copied: starting the program costs more than the copy.</summary>
public sealed class StoreTemplates : IAsyncDisposable
{
    static readonly ConcurrentDictionary<(Engine, string), Lazy<Task<Installation>>> made = new();

    /// <summary>A copy for the caller, in a folder of its own, of the one that was made under that name.</summary>
    internal static async Task<Installation> CopyAsync(Engine engine, string name, Func<Task<Installation>> makeAsync)
    {
        var template = await made.GetOrAdd((engine, name), _ => new(makeAsync)).Value;
        var folder = Installation.NewFolder();
        return new(folder, await template.Database.CopyAsync(folder));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var template in made.Values.Where(template => template.Value.IsCompletedSuccessfully))
            await (await template.Value).DisposeAsync();
    }
}
