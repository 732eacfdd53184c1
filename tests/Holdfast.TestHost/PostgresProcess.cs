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
        keptAlive = Process.Start(new ProcessStartInfo(RepositoryRoot.PathOf("eng/postgres"), ["run"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var faults = keptAlive.StandardError.ReadToEndAsync();
        return await keptAlive.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The PostgreSQL server for the tests did not start. {(await faults).Trim()}");
    }
}
