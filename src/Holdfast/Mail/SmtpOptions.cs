namespace Holdfast.Mail;

/// <summary>The mail server that letters are handed to.</summary>
public sealed class SmtpOptions
{
    const int SubmissionPort = 587;
    const int TlsPort = 465;

    int? port;

    /// <summary>Its name; null means that it is not used.</summary>
    public string? Host { get; set; }

    /// <summary>Its port for submission. Default 465 with implicit TLS, otherwise 587.</summary>
    public int Port
    {
        get => port ?? (Tls == SmtpTls.Implicit ? TlsPort : SubmissionPort);
        set => port = value;
    }

    /// <summary>How the connection is protected. Default: STARTTLS.</summary>
    public SmtpTls Tls { get; set; }

    /// <summary>The name to sign in with; null signs in as nobody.</summary>
    public string? User { get; set; }

    /// <summary>A file that holds the password, closed to other users of the machine.</summary>
    public string? PasswordFile { get; set; }

    internal IEnumerable<string> Faults()
    {
        if (Port is < 1 or > 65535)
            yield return "Mail.Smtp.Port (HOLDFAST_SMTP_PORT) must be between 1 and 65535.";
        if (Port == TlsPort && Tls == SmtpTls.StartTls)
            yield return "Mail.Smtp.Port (HOLDFAST_SMTP_PORT) 465 needs Mail.Smtp.Tls (HOLDFAST_SMTP_TLS) implicit: servers expect TLS from the first byte there.";
        if (User is null != PasswordFile is null)
            yield return "Set both Mail.Smtp.User (HOLDFAST_SMTP_USER) and Mail.Smtp.PasswordFile (HOLDFAST_SMTP_PASSWORD_FILE), or neither.";
        if (Host is null && (User is not null || PasswordFile is not null))
            yield return "Mail.Smtp.User and Mail.Smtp.PasswordFile need Mail.Smtp.Host (HOLDFAST_SMTP_HOST).";
        if (Host is not null && Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return "Mail.Smtp.Host (HOLDFAST_SMTP_HOST) must be the name or address of a mail server.";
        else if (Host is not null && Tls == SmtpTls.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return "Mail.Smtp.Tls (HOLDFAST_SMTP_TLS) may be none only for a mail server on this machine: links that set passwords would travel in clear.";
    }
}
