using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
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

    /// <summary>What concerns the sender or the sign-in can be mended while the mail waits.</summary>
    [Fact]
    public async Task A_refused_sender_is_tried_later_and_a_refused_message_by_its_code()
    {
        foreach (var (server, fault, final) in new[]
        {
            (new MailServer { Sender = "550 not from here" }, "the mail server refused (550)", false),
            (new MailServer { Sender = "530 sign in first" }, "the mail server wants a sign-in", false),
            (new MailServer { Message = "554 looks like spam: bob" }, "the message was refused (554)", true),
            (new MailServer { Message = "452 no room" }, "the message was refused (452)", false),
            (new MailServer { Receiver = _ => "421 closing" }, "the receiver was refused (421)", false),
        })
        {
            await using (server)
                Assert.Equal((fault, final), Parts(await SendAsync(server, Letter("bob@example.org"))));
            Assert.Empty(server.Messages);
        }
    }

    [Fact]
    public async Task A_refused_password_is_tried_later_and_never_repeated_in_the_fault()
    {
        await using var server = new MailServer { SignIn = $"535 wrong: {Canary}" };
        var delivery = await TransportTo(server.Port, SmtpTls.None, await SignInAsync()).SendAsync(Letter("bob@example.org"), default);
        Assert.Equal(("the mail server refused the sign-in (535)", false), Parts(delivery));
        Assert.Contains("password " + Canary, server.Heard);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_needs_a_server_that_knows_SMTPUTF8()
    {
        await using var server = new MailServer { Extensions = ["8BITMIME", "SMTPUTF8"] };
        Assert.Null((await SendAsync(server, Letter("zoë@example.org"))).Fault);
        Assert.Contains("To: zoë@example.org\r\n", await server.NextAsync());
        Assert.Contains("RCPT TO:<zoë@example.org>", server.Heard);
        Assert.Contains(server.Heard, line => line.StartsWith("MAIL FROM:<holdfast@example.org>", StringComparison.Ordinal) && line.Contains(" SMTPUTF8", StringComparison.Ordinal));

        await using var old = new MailServer { Extensions = ["8BITMIME"] };
        Assert.Equal(("the mail server takes no addresses beyond ASCII (SMTPUTF8)", true), Parts(await SendAsync(old, Letter("zoë@example.org"))));
        Assert.DoesNotContain(old.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
        var sender = await TransportTo(old.Port, SmtpTls.None, options => options.From = "zoë@example.org").SendAsync(Letter("bob@example.org"), default);
        Assert.Equal(("the mail server takes no sender's address beyond ASCII (SMTPUTF8)", false), Parts(sender));
    }

    [Theory]
    [InlineData]
    [InlineData("8BITMIME", "SMTPUTF8")]
    public async Task A_domain_beyond_ASCII_is_sent_in_its_ASCII_form_everywhere(params string[] extensions)
    {
        await using var server = new MailServer { Extensions = extensions };
        Assert.Null((await SendAsync(server, Letter("Bob@bücher.example"))).Fault);
        Assert.Contains("To: Bob@xn--bcher-kva.example\r\n", await server.NextAsync());
        Assert.Contains("RCPT TO:<Bob@xn--bcher-kva.example>", server.Heard);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal) && line.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_beyond_ASCII_arrives_whatever_the_server_offers()
    {
        await using var server = new MailServer();
        var letter = new Letter(id, Address("bob@example.org"), "Grüße", "Schöne Grüße.\n");
        Assert.Null((await SendAsync(server, letter)).Fault);
        var message = await server.NextAsync();
        Assert.True(Ascii.IsValid(message));
        Assert.Contains("Subject: =?utf-8?", message);
        Assert.Contains("Sch=C3=B6ne Gr=C3=BC=C3=9Fe.", message);
    }

    [Fact]
    public async Task With_implicit_TLS_nothing_is_said_before_the_certificate_is_trusted()
    {
        using var certificate = SelfSigned();
        await using var stranger = new MailServer { TlsAtOnce = true, Certificate = certificate };
        Assert.Equal(("the mail server's certificate is not trusted", false), Parts(await SendAsync(stranger.Port, SmtpTls.Implicit, Letter("bob@example.org"))));
        Assert.Empty(stranger.Heard);
        await using var plain = new MailServer();
        Assert.Equal(("the mail server and this machine agree on no TLS", false), Parts(await SendAsync(plain.Port, SmtpTls.Implicit, Letter("bob@example.org"))));
        Assert.DoesNotContain(plain.Heard, line => line.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public void The_port_follows_the_protection_unless_it_is_set()
    {
        Assert.Equal(587, new SmtpOptions().Port);
        Assert.Equal(587, new SmtpOptions { Tls = SmtpTls.None }.Port);
        Assert.Equal(465, new SmtpOptions { Tls = SmtpTls.Implicit }.Port);
        Assert.Equal(2465, new SmtpOptions { Port = 2465, Tls = SmtpTls.Implicit }.Port);
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
        var transport = TransportTo(server.Port, SmtpTls.None, await SignInAsync());
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

    static (string? Fault, bool IsFinal) Parts(Delivery delivery) => (delivery.Fault, delivery.IsFinal);

    static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);

    static Letter Letter(string address) =>
        new(id, Address(address), "A subject", "A text.\n\nhttps://id.example.org/recover?token=abc=def\n");

    static Task<Delivery> SendAsync(MailServer server, Letter letter) => SendAsync(server.Port, SmtpTls.None, letter);

    static Task<Delivery> SendAsync(int port, SmtpTls tls, Letter letter) => TransportTo(port, tls).SendAsync(letter, default);

    static SmtpTransport TransportTo(int port, SmtpTls tls, Action<MailOptions>? adjust = null)
    {
        var options = new HoldfastOptions { PublicUrl = new Uri("https://id.example.org") };
        options.Mail.From = "holdfast@example.org";
        (options.Mail.Smtp.Host, options.Mail.Smtp.Port, options.Mail.Smtp.Tls) = ("127.0.0.1", port, tls);
        adjust?.Invoke(options.Mail);
        return new(options.Mail.Smtp, new MessageFormat(options));
    }

    async Task<Action<MailOptions>> SignInAsync()
    {
        var file = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(file, Canary + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        return options => (options.Smtp.User, options.Smtp.PasswordFile) = ("holdfast", file);
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
