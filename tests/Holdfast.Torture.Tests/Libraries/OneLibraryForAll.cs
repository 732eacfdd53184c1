using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Libraries;

/// <summary>
/// A store that prefers the system's SQLite in a process whose host uses SQLite too: all calls go to one library, whoever came first.
/// </summary>
public class OneLibraryForAll
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Whoever_used_it_first(bool hostFirst)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux a store prefers the system's library");
        await using var store = await TortureStore.CreateEmptyAsync(Engine.Sqlite);
        using var host = ThisProgram.Start(HostOfSqlite.Role, store.Address, hostFirst ? "first" : "second");
        var libraries = await host.StandardOutput.ReadToEndAsync();
        await host.WaitForExitAsync();
        Assert.True(host.ExitCode == 0, $"exit code {host.ExitCode}: {await host.StandardError.ReadToEndAsync()}");
        Assert.Single(libraries.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
