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

    /// <summary>Speaks TLS from the first byte, with the certificate.</summary>
    public bool TlsAtOnce { get; init; }

    /// <summary>What it offers beside TLS and a sign-in, for example SMTPUTF8.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>What a password is answered; 235 accepts it.</summary>
    public string SignIn { get; init; } = "235 welcome";

    /// <summary>What senders are answered; 250 accepts them.</summary>
    public string Sender { get; init; } = "250 ok";

    /// <summary>What receivers are answered; 250 accepts them.</summary>
    public Func<string, string> Receiver { get; init; } = _ => "250 ok";

    /// <summary>What a whole message is answered; anything but a 250 refuses it.</summary>
    public string Message { get; init; } = "250 taken";

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
            if (TlsAtOnce)
                stream = await SecureAsync(stream);
            await SayAsync(stream, "220 test");
            while (await HearAsync(stream) is { } line)
            {
                if (line == "STARTTLS" && Certificate is not null)
                {
                    await SayAsync(stream, "220 go on");
                    stream = await SecureAsync(stream);
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

    async Task<Stream> SecureAsync(Stream stream)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(Certificate!);
        return secured;
    }

    async Task<string> AnswerAsync(Stream stream, string line)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                string[] offered = ["test", Certificate is not null && stream is not SslStream ? "STARTTLS" : "AUTH LOGIN", .. Extensions];
                return string.Join("\r\n", offered.Select((word, i) => $"250{(i < offered.Length - 1 ? '-' : ' ')}{word}"));
            case "AUTH":
                await SayAsync(stream, "334 VXNlcm5hbWU6");
                await HearAsync(stream);
                await SayAsync(stream, "334 UGFzc3dvcmQ6");
                Heard.Enqueue("password " + Encoding.UTF8.GetString(Convert.FromBase64String(await HearAsync(stream) ?? "")));
                return SignIn;
            case "MAIL":
                return Sender;
            case "RCPT":
                return Receiver(line);
            case "DATA":
                await SayAsync(stream, "354 go on");
                var message = await DataAsync(stream);
                if (Message.StartsWith("250", StringComparison.Ordinal))
                    Messages.Enqueue(message);
                await Taking().WaitAsync(stop.Token);
                return Message;
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
