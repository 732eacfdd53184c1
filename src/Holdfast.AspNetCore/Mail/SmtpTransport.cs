using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Holdfast.AspNetCore.Operations;
using Holdfast.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Holdfast.AspNetCore.Mail;

/// <summary>Hands letters to a mail server. Faults name the server's status, never its words: those may repeat an address.</summary>
sealed class SmtpTransport : IMailTransport
{
    static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    readonly SmtpOptions server;
    readonly MessageFormat format;
    readonly NetworkCredential? credential;

    public SmtpTransport(SmtpOptions server, MessageFormat format)
    {
        this.server = server;
        this.format = format;
        if (server is { User: { } user, PasswordFile: { } file })
            credential = new(user, SecretFile.Read(file));
    }

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (!format.TryMake(letter, out var made))
            return Delivery.Never("the address takes no mail");
        using var message = made;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        var distrust = SslPolicyErrors.None;
        // A private authority seldom publishes what it revoked, and a list that cannot be reached would hold all mail back.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        client.ServerCertificateValidationCallback = (_, _, _, errors) => (distrust = errors) == SslPolicyErrors.None;
        try
        {
            return await HandAsync(client, message, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            return Delivery.Later("the mail server did not answer in time");
        }
        catch (SslHandshakeException)
        {
            return Delivery.Later(Distrusted(distrust));
        }
        catch (Exception failure) when (Judge(failure) is { } delivery)
        {
            return delivery;
        }
    }

    async Task<Delivery> HandAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(server.Host!, server.Port, Protection(server.Tls), cancellationToken).ConfigureAwait(false);
        if (credential is not null)
            await client.AuthenticateAsync(credential, cancellationToken).ConfigureAwait(false);
        if (!client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            if (message.From.Mailboxes.Any(MessageFormat.IsInternational))
                return Delivery.Later("the mail server takes no sender's address beyond ASCII (SMTPUTF8)");
            if (message.To.Mailboxes.Any(MessageFormat.IsInternational))
                return Delivery.Never("the mail server takes no addresses beyond ASCII (SMTPUTF8)");
        }
        // A domain's ASCII form goes everywhere; the client would use SMTPUTF8 for it, which the next server may not know.
        if (!message.From.Mailboxes.Concat(message.To.Mailboxes).Any(MessageFormat.IsInternational))
            client.Capabilities &= ~SmtpCapabilities.UTF8;
        await client.SendAsync(MessageFormat.OptionsFor(message), message, cancellationToken).ConfigureAwait(false);
        // Handed over, whatever becomes of the farewell.
        await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        return Delivery.Done;
    }

    static SecureSocketOptions Protection(SmtpTls tls) => tls switch
    {
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    /// <summary>
    /// A receiver or a letter that the server refuses for good ends a mail. All else may be mended, above all what concerns the sender; null
    /// for what is no fault of mail.
    /// </summary>
    static Delivery? Judge(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: var status } => ForGood(status)($"the receiver was refused ({(int)status})"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted, StatusCode: var status } => ForGood(status)($"the message was refused ({(int)status})"),
        SmtpCommandException { StatusCode: var status } => Delivery.Later($"the mail server refused ({(int)status})"),
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var status } } => Delivery.Later($"the mail server refused the sign-in ({(int)status})"),
        AuthenticationException => Delivery.Later("the mail server refused the sign-in"),
        MailKit.ServiceNotAuthenticatedException => Delivery.Later("the mail server wants a sign-in"),
        NotSupportedException => Delivery.Later("the mail server cannot be used as configured, for example without STARTTLS or a way to sign in"),
        SocketException socket => Delivery.Later($"the mail server cannot be reached: {socket.SocketErrorCode}"),
        IOException or SmtpProtocolException => Delivery.Later($"the connection failed: {(failure.InnerException ?? failure).GetType().Name}"),
        _ => null,
    };

    /// <summary>550 to 559 speak of the mail; the other permanent codes speak of commands, or of who sends.</summary>
    static Func<string, Delivery> ForGood(SmtpStatusCode status) => (int)status is >= 550 and < 560 ? Delivery.Never : Delivery.Later;

    static string Distrusted(SslPolicyErrors errors) => errors switch
    {
        SslPolicyErrors.None => "the mail server and this machine agree on no TLS",
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "the mail server's certificate is for another name",
        _ => "the mail server's certificate is not trusted",
    };
}
