using System.Text;

namespace Holdfast.Cli.Tests.Safety;

/// <summary>
/// Looks at <c>/proc/*/cmdline</c> and <c>environ</c> of the program's processes again and again, as anybody on the host could.
/// </summary>
sealed class CommandLinesWatch : IAsyncDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly HashSet<string> seen = [];
    readonly Task watching;

    public CommandLinesWatch() => watching = Task.Run(WatchAsync);

    /// <summary>All that was seen.</summary>
    public async Task<string> StopAsync()
    {
        await stop.CancelAsync();
        await watching;
        Assert.Contains(seen, line => line.Contains("--reason", StringComparison.Ordinal));
        return string.Join('\n', seen);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }

    async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path["/proc/".Length])))
                Look(process);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    void Look(string process)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "cmdline"));
            if (line.Contains("Holdfast.Cli.dll", StringComparison.Ordinal) && seen.Add(line))
                seen.Add(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "environ"))));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Processes come and go.
        }
    }
}
