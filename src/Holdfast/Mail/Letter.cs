using Holdfast.Accounts;

namespace Holdfast.Mail;

/// <summary>A mail as it is sent: plain text. Its text form says nothing of what stands in it, which may be a secret link.</summary>
public sealed class Letter(MailId id, EmailAddress to, string subject, string text)
{
    /// <summary>The id of the waiting mail; the same at every attempt, so that a receiver can tell a repetition.</summary>
    public MailId Id { get; } = id;

    /// <summary>Where it goes.</summary>
    public EmailAddress To { get; } = to;

    /// <summary>Its subject: one line.</summary>
    public string Subject { get; } = subject;

    /// <summary>Its text.</summary>
    public string Text { get; } = text;
}
