using System.Net;
using System.Net.Sockets;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>The wire between a store and its server. What a test decides happens to it when the word COMMIT goes by.</summary>
sealed class Wire : IAsyncDisposable
{
    /// <summary>The end of the statement tells it from the level of isolation.</summary>
    static readonly byte[] commit = "COMMIT\0"u8.ToArray();

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly List<TcpClient> ends = [];
    readonly string host;
    readonly int port;

    Wire(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        Accepting = AcceptAsync();
    }

    public enum Fate
    {
        /// <summary>Everything passes.</summary>
        Whole,

        /// <summary>A commit reaches the server; no answer comes back.</summary>
        Silent,

        /// <summary>A commit reaches the server; then the wire is cut.</summary>
        CutAfter,

        /// <summary>The wire is cut before a commit.</summary>
        CutBefore,
    }

    public Fate AtCommit { get; set; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    Task Accepting { get; }

    public static Wire To(string host, int port) => new(host, port);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await Accepting;
        ends.ForEach(end => end.Dispose());
        stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(stop.Token);
                var far = new TcpClient();
                await far.ConnectAsync(host, port, stop.Token);
                near.NoDelay = far.NoDelay = true;
                ends.AddRange([near, far]);
                var line = new Line(near, far);
                _ = PumpAsync(line, forward: true);
                _ = PumpAsync(line, forward: false);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task PumpAsync(Line line, bool forward)
    {
        var (from, to) = forward ? (line.Near, line.Far) : (line.Far, line.Near);
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, stop.Token)) > 0)
            {
                var isCommit = forward && buffer.AsSpan(0, read).IndexOf(commit) >= 0;
                if (isCommit && AtCommit == Fate.CutBefore)
                    break;
                line.Deaf |= isCommit && AtCommit is (Fate.Silent or Fate.CutAfter);
                if (forward || !line.Deaf)
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stop.Token);
                if (isCommit && AtCommit == Fate.CutAfter)
                {
                    // The server has the commit before it learns that nobody is there.
                    await Task.Delay(200, stop.Token);
                    break;
                }
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the ends is gone, and so is the other.
        }
        line.Near.Close();
        line.Far.Close();
    }

    sealed class Line(TcpClient near, TcpClient far)
    {
        public TcpClient Near => near;

        public TcpClient Far => far;

        public bool Deaf { get; set; }
    }
}
