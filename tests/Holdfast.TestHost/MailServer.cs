using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Holdfast.TestHost;

/// <summary>A mail server that speaks the verbs of a submission, on a free port of this machine. Keeps what it accepted.</summary>
public sealed class MailServer : IAsyncDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource stop = new();
    readonly Task loop;

    /// <summary>Listens at once.</summary>
    public MailServer(int port = 0)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        loop = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>With a certificate STARTTLS is offered; it may be exchanged between connections.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What receivers are answered; 250 accepts them.</summary>
    public Func<string, string> Receiver { get; init; } = _ => "250 ok";

    /// <summary>What happens between a message and the word that it was taken.</summary>
    public Func<Task> Taking { get; init; } = () => Task.CompletedTask;

    /// <summary>Accepts connections and says nothing.</summary>
    public bool Silent { get; init; }

    /// <summary>The messages that were accepted, as they came.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>Every command that was heard, data aside.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Waits for a message.</summary>
    public async Task<string> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            if (Messages.TryDequeue(out var message))
                return message;
            await Task.Delay(50, limit.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
    }

    async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            if (Silent)
                await Task.Delay(Timeout.Infinite, stop.Token);
            Stream stream = client.GetStream();
            await SayAsync(stream, "220 test");
            while (await HearAsync(stream) is { } line)
            {
                if (line == "STARTTLS" && Certificate is not null)
                {
                    await SayAsync(stream, "220 go on");
                    var secured = new SslStream(stream);
                    await secured.AuthenticateAsServerAsync(Certificate);
                    stream = secured;
                    continue;
                }
                await SayAsync(stream, await AnswerAsync(stream, line));
                if (line == "QUIT")
                    return;
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or would not trust the certificate.
        }
    }

    async Task<string> AnswerAsync(Stream stream, string line)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                return (Certificate, stream) switch
                {
                    (not null, not SslStream) => "250-test\r\n250 STARTTLS",
                    _ => "250-test\r\n250 AUTH LOGIN",
                };
            case "AUTH":
                await SayAsync(stream, "334 UGFzc3dvcmQ6");
                Heard.Enqueue("password " + Encoding.UTF8.GetString(Convert.FromBase64String(await HearAsync(stream) ?? "")));
                return "235 welcome";
            case "RCPT":
                return Receiver(line);
            case "DATA":
                await SayAsync(stream, "354 go on");
                Messages.Enqueue(await DataAsync(stream));
                await Taking().WaitAsync(stop.Token);
                return "250 taken";
            default:
                return "250 ok";
        }
    }

    async Task<string> DataAsync(Stream stream)
    {
        var text = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".")
            text.Append(line).Append("\r\n");
        return text.ToString();
    }

    async Task<string?> HearAsync(Stream stream)
    {
        var line = await LineAsync(stream);
        if (line is not null)
            Heard.Enqueue(line);
        return line;
    }

    async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == '\n' && line is not [.., (byte)'\r'])
                Heard.Enqueue("a bare newline");
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token);
}
