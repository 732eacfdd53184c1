using System.Diagnostics;

namespace Holdfast.TestHost;

/// <summary>
/// <c>eng/postgres run</c> as a child process. The server lives as long as the child's standard input is open, which is as long as
/// this process lives, however it ends.
/// </summary>
static class PostgresProcess
{
    static Process? keptAlive;

    public static async Task<string> StartAsync()
    {
        (keptAlive, var address) = await LaunchAsync();
        return address;
    }

    /// <summary>One more, for whoever keeps the process.</summary>
    public static async Task<(Process Process, string Address)> LaunchAsync()
    {
        var process = Process.Start(new ProcessStartInfo(RepositoryRoot.PathOf("eng/postgres"), ["run"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var faults = process.StandardError.ReadToEndAsync();
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The PostgreSQL server for the tests did not start. {(await faults).Trim()}");
        return (process, address);
    }
}
