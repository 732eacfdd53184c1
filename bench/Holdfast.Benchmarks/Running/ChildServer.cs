using System.Diagnostics;

namespace Holdfast.Benchmarks.Running;

/// <summary>A server of this program in a process of its own, so that load and server share nothing but the machine.</summary>
sealed class ChildServer : IAsyncDisposable
{
    readonly Process process;

    ChildServer(Process process, string url, string header)
    {
        this.process = process;
        Url = url;
        Header = header;
    }

    public string Url { get; }

    /// <summary>The header that carries the credential.</summary>
    public string Header { get; }

    public static async Task<ChildServer> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ChildServer).Assembly.Location] : [];
        Array.ForEach([.. program, "--serve", .. arguments], start.ArgumentList.Add);
        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        var header = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, url, header);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
