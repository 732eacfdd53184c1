namespace Holdfast.Mail;

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpTls
{
    /// <summary>By STARTTLS, with a certificate that this machine trusts; a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>Not at all; for a server on this machine alone.</summary>
    None,
}
