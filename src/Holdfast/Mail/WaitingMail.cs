using Holdfast.Accounts;
using Holdfast.Audit;

namespace Holdfast.Mail;

/// <summary>A mail that waits to be sent: what to write, never a secret. Links are made when it is sent.</summary>
public sealed record WaitingMail
{
    /// <summary>Its id.</summary>
    public required MailId Id { get; init; }

    /// <summary>Why it is sent.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>Whom it concerns; null when that is not known yet. It goes when the account is removed.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Where it goes; null when that is found out when it is sent.</summary>
    public EmailAddress? To { get; init; }

    /// <summary>What it is about: of a notice what happened, of a recovery the name that was given, of an invitation its id.</summary>
    public required string About { get; init; }

    /// <summary>Ties it to the request that caused it.</summary>
    public required CorrelationId CorrelationId { get; init; }

    /// <summary>The address that the request came from.</summary>
    public string? Ip { get; init; }

    /// <summary>When it was written into the outbox.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was taken up, this time included.</summary>
    public int Attempts { get; init; }
}
