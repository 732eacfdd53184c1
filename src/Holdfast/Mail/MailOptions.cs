using Holdfast.Accounts;

namespace Holdfast.Mail;

/// <summary>How mail is sent. By default it is not: then nothing that asks for mail answers otherwise, and nothing is sent.</summary>
public sealed class MailOptions
{
    /// <summary>The address that mails come from. Needed by either way of sending.</summary>
    public string? From { get; set; }

    /// <summary>A mail server.</summary>
    public SmtpOptions Smtp { get; } = new();

    /// <summary>A folder into which mails are dropped as files, for development and tests.</summary>
    public string? Folder { get; set; }

    /// <summary>How long to wait after the first failure of a mail; doubles with each, up to an hour. Default 10 seconds.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether mail is sent.</summary>
    public bool IsOn => Smtp.Host is not null || Folder is not null;

    internal IEnumerable<string> Faults(Uri? publicUrl)
    {
        foreach (var fault in Smtp.Faults())
            yield return fault;
        if (!IsOn)
        {
            if (From is not null)
                yield return "Mail.From (HOLDFAST_MAIL_FROM) needs a way to send: Mail.Smtp.Host (HOLDFAST_SMTP_HOST) or Mail.Folder (HOLDFAST_MAIL_FOLDER).";
            yield break;
        }
        if (Smtp.Host is not null && Folder is not null)
            yield return "Set Mail.Smtp.Host (HOLDFAST_SMTP_HOST) or Mail.Folder (HOLDFAST_MAIL_FOLDER), not both.";
        if (Folder is not null && !Directory.Exists(Folder))
            yield return "Mail.Folder (HOLDFAST_MAIL_FOLDER) must be a folder that exists.";
        if (From is null || !EmailAddress.TryParse(From, out _))
            yield return "Mail.From (HOLDFAST_MAIL_FROM) must be the address that mails come from, for example holdfast@example.org.";
        if (publicUrl is null)
            yield return "Mail needs PublicUrl (HOLDFAST_PUBLIC_URL): links in mails are made of it and of nothing else.";
        if (FirstWait <= TimeSpan.Zero || FirstWait > MailWorker.LongestWait)
            yield return "Mail.FirstWait must be between nothing and an hour.";
    }
}
