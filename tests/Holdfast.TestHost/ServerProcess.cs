using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Holdfast.TestHost;

/// <summary>
/// <c>holdfast serve</c> as a process of its own, as it was built in the configuration of the running tests. Started means that
/// <c>/healthz</c> answered 200.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    const string PortTaken = "address already in use";

    /// <summary>Only for a server that hangs: a busy machine may take its time to start or stop one.</summary>
    static readonly TimeSpan limit = TimeSpan.FromMinutes(3);

    readonly ChildProcess process;

    ServerProcess(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
    }

    public Uri Address { get; }

    /// <summary>A client of this server, disposed with it. It keeps no cookies and follows no redirects.</summary>
    public HttpClient Client { get; }

    public int ProcessId => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What the server wrote to standard output so far.</summary>
    public string Output => process.Output;

    /// <summary>What the server wrote to standard error so far.</summary>
    public string Errors => process.Errors;

    /// <summary>Starts a server and waits until it answers. A server that ends or stays silent fails with all it wrote.</summary>
    public static async Task<ServerProcess> StartAsync(ServerOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new ServerOptions();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(options, cancellation);
            }
            catch (InvalidOperationException fault) when (options.Address is null && attempt < 3 && fault.Message.Contains(PortTaken))
            {
                // Another process took the free port first.
            }
        }
    }

    static async Task<ServerProcess> StartOnceAsync(ServerOptions options, CancellationToken cancellation)
    {
        var address = options.Address ?? new Uri($"http://127.0.0.1:{FreePort.Next()}");
        string[] command = options.Program == "Holdfast.Cli" ? ["serve"] : [];
        var process = ChildProcess.Start(
            [.. command, .. options.Arguments, "--urls", address.GetLeftPart(UriPartial.Authority)], options.Environment, options.WorkingDirectory, options.Program);
        var server = new ServerProcess(process, address);
        try
        {
            await server.WaitUntilHealthyAsync(cancellation);
            return server;
        }
        catch
        {
            server.Release();
            throw;
        }
    }

    /// <summary>The setup link, which a server with an empty store prints soon after it answers.</summary>
    public async Task<string> SetupLinkAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(25))
        {
            if (SetupLine().Match(Output) is { Success: true } printed)
                return printed.Groups[1].Value;
            if (Stopwatch.GetElapsedTime(started) > limit)
                throw new TimeoutException($"holdfast serve printed no setup link.{Transcript()}");
        }
    }

    /// <summary>Ends the server at once, as a crash would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitAsync(CancellationToken.None);
    }

    /// <summary>Asks the server to stop (SIGTERM) and returns its exit code; kills it when it hangs.</summary>
    public async Task<int> StopAsync()
    {
        process.AskToStop();
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            await process.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited)
            await StopAsync();
        Release();
    }

    void Release()
    {
        Client.Dispose();
        process.Dispose();
    }

    async Task WaitUntilHealthyAsync(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            while (!await IsHealthyAsync(deadline.Token))
            {
                if (HasExited)
                {
                    await process.WaitAsync(deadline.Token);
                    throw new InvalidOperationException($"holdfast serve ended with exit code {process.ExitCode}.{Transcript()}");
                }
                await Task.Delay(25, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"holdfast serve did not answer {Address}healthz within {limit.TotalSeconds:0} s.{Transcript()}");
        }
    }

    async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync("/healthz", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(http\S+/setup\?token=[\w-]{43})\s*\n")]
    private static partial Regex SetupLine();

    string Transcript() => $"\n--- standard output\n{Output}\n--- standard error\n{Errors}";
}
