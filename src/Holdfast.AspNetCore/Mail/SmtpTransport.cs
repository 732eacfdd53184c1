using System.Net;
using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Holdfast.AspNetCore.Operations;
using Holdfast.Mail;

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
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls == SmtpTls.StartTls, Credentials = credential };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            // A server that accepts a connection and says nothing keeps the client from hearing the token.
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            return Delivery.Done;
        }
        catch (SmtpException failure) when (!limit.IsCancellationRequested)
        {
            return Judge(failure);
        }
        catch (Exception failure) when (failure is SmtpException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Delivery.Later("the mail server did not answer in time");
        }
        catch (AuthenticationException failure)
        {
            return Distrust(failure);
        }
        catch (IOException failure)
        {
            return Delivery.Later("the connection failed: " + failure.GetType().Name);
        }
    }

    /// <summary>Only a receiver that the server will never take ends a mail; all else may be mended.</summary>
    static Delivery Judge(SmtpException failure) => failure switch
    {
        SmtpFailedRecipientException { StatusCode: >= SmtpStatusCode.MailboxUnavailable and < (SmtpStatusCode)560 } => Delivery.Never($"the receiver was refused ({(int)failure.StatusCode})"),
        { InnerException: SocketException socket } => Delivery.Later($"the mail server cannot be reached: {socket.SocketErrorCode}"),
        { InnerException: AuthenticationException inner } => Distrust(inner),
        { InnerException: { } inner } => Delivery.Later($"the connection failed: {(inner.InnerException ?? inner).GetType().Name}"),
        { StatusCode: SmtpStatusCode.GeneralFailure } => Delivery.Later("the mail server cannot be used as configured, for example without STARTTLS"),
        _ => Delivery.Later($"the mail server refused ({(int)failure.StatusCode})"),
    };

    /// <summary>The framework tells what is wrong with a certificate by the names of its own constants alone.</summary>
    static Delivery Distrust(AuthenticationException failure) => Delivery.Later(
        failure.Message.Contains(nameof(SslPolicyErrors.RemoteCertificateNameMismatch), StringComparison.Ordinal) ? "the mail server's certificate is for another name"
        : failure.InnerException is null ? "the mail server's certificate is not trusted"
        : "the mail server and this machine agree on no TLS");
}
