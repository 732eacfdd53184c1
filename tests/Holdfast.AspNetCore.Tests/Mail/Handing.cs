using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Mail;
using Holdfast.Mail;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Mail;

/// <summary>Handing letters to a mail server, one attempt at a time.</summary>
public sealed class Handing : IDisposable
{
    const string Canary = "canary-5e1b";

    readonly string folder = Directory.CreateTempSubdirectory("holdfast-smtp-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var server = new MailServer();
        Assert.Null((await SendAsync(server, Letter("bob@example.org"))).Fault);
        var message = await server.NextAsync();
        Assert.Contains("Subject: A subject\r\n", message);
        Assert.Contains("From: holdfast@example.org\r\n", message);
        Assert.Contains("To: bob@example.org\r\n", message);
        Assert.Contains($"Message-ID: <{id}@id.example.org>\r\n", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("https://id.example.org/recover?token=abc=def\r\n", message);
        Assert.Contains("MAIL FROM:<holdfast@example.org>", server.Heard);
        Assert.Contains("RCPT TO:<bob@example.org>", server.Heard);
        Assert.DoesNotContain("a bare newline", server.Heard);
    }

    [Theory]
    [InlineData("550 no such user", true)]
    [InlineData("553 not here", true)]
    [InlineData("450 try later", false)]
    [InlineData("451 trouble", false)]
    public async Task A_refused_receiver_ends_a_mail_only_when_it_is_for_good(string answer, bool final)
    {
        await using var server = new MailServer { Receiver = _ => answer };
        var delivery = await SendAsync(server, Letter("bob@example.org"));
        Assert.Equal((final, true), (delivery.IsFinal, delivery.Fault?.Contains(answer[..3], StringComparison.Ordinal)));
        Assert.DoesNotContain("bob", delivery.Fault);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_says_nothing_is_tried_later()
    {
        Assert.Equal("the mail server cannot be reached: ConnectionRefused", (await SendAsync(FreePort.Next(), SmtpTls.None, Letter("bob@example.org"))).Fault);
        await using var silent = new MailServer { Silent = true };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TransportTo(silent.Port, SmtpTls.None).SendAsync(Letter("bob@example.org"), limit.Token));
    }

    [Fact]
    public async Task Without_STARTTLS_or_with_a_certificate_that_nobody_trusts_nothing_is_said()
    {
        await using var plain = new MailServer();
        Assert.False((await SendAsync(plain.Port, SmtpTls.StartTls, Letter("bob@example.org"))).IsFinal);
        using var certificate = SelfSigned();
        await using var stranger = new MailServer { Certificate = certificate };
        var delivery = await SendAsync(stranger.Port, SmtpTls.StartTls, Letter("bob@example.org"));
        Assert.Equal((false, "the mail server's certificate is not trusted"), (delivery.IsFinal, delivery.Fault));
        foreach (var server in new[] { plain, stranger })
        {
            Assert.Empty(server.Messages);
            Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("AUTH", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_signs_in_with_the_password_of_the_file()
    {
        await using var server = new MailServer();
        var file = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(file, Canary + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        var transport = TransportTo(server.Port, SmtpTls.None, smtp => (smtp.User, smtp.PasswordFile) = ("holdfast", file));
        Assert.Null((await transport.SendAsync(Letter("bob@example.org"), default)).Fault);
        Assert.Contains("password " + Canary, server.Heard);
    }

    [Theory]
    [InlineData("bob@example.org,eve@example.net")]
    [InlineData("Bob<eve@example.net>")]
    [InlineData("bob@example.org>eve@example.net")]
    [InlineData("bob@example.org\r\nRCPT TO:<eve@example.net>")]
    [InlineData("@")]
    public void What_smuggles_another_address_is_no_address(string text) => Assert.False(EmailAddress.TryParse(text, out _));

    static readonly MailId id = MailId.New(TimeProvider.System.GetUtcNow());

    static Letter Letter(string address) =>
        new(id, EmailAddress.TryParse(address, out var to) ? to : throw new ArgumentException(address), "A subject", "A text.\n\nhttps://id.example.org/recover?token=abc=def\n");

    static Task<Delivery> SendAsync(MailServer server, Letter letter) => SendAsync(server.Port, SmtpTls.None, letter);

    static Task<Delivery> SendAsync(int port, SmtpTls tls, Letter letter) => TransportTo(port, tls).SendAsync(letter, default);

    static SmtpTransport TransportTo(int port, SmtpTls tls, Action<SmtpOptions>? adjust = null)
    {
        var options = new HoldfastOptions { PublicUrl = new Uri("https://id.example.org") };
        options.Mail.From = "holdfast@example.org";
        (options.Mail.Smtp.Host, options.Mail.Smtp.Port, options.Mail.Smtp.Tls) = ("127.0.0.1", port, tls);
        adjust?.Invoke(options.Mail.Smtp);
        return new(options.Mail.Smtp, new MessageFormat(options));
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
