namespace Holdfast.Mail;

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpTls
{
    /// <summary>By STARTTLS, with a certificate that this machine trusts. A server that does not offer STARTTLS gets nothing.</summary>
    StartTls,

    /// <summary>Not at all. Only for a server on this machine.</summary>
    None,

    /// <summary>By TLS from the first byte, with a certificate that this machine trusts.</summary>
    Implicit,
}
