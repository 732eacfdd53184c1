using Holdfast.Accounts;
using Holdfast.Refusals;
using Holdfast.Sessions;

namespace Holdfast.Audit;

/// <summary>One event as it is written: in the transaction of the change that it records, with the next dense index of the log.</summary>
public sealed record AuditEvent
{
    /// <summary>Its id.</summary>
    public required EventId Id { get; init; }

    /// <summary>When, by the database's clock, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it records.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>How the act ended.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>The refusal, when it was refused.</summary>
    public RefusalCode? Refusal { get; init; }

    /// <summary>Who acted.</summary>
    public required EventActor Actor { get; init; }

    /// <summary>Whom it concerned, where that is an account.</summary>
    public EventSubject? Subject { get; init; }

    /// <summary>What else it concerned.</summary>
    public EventTarget? Target { get; init; }

    /// <summary>Why, as the actor said.</summary>
    public string? Reason { get; init; }

    /// <summary>What changed.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The policy that decided, by its SHA-256 in lower-case hexadecimal.</summary>
    public string? PolicySha256 { get; init; }

    /// <summary>The input that the policy was given, without the actor's identifier: a JSON object. Personal data of the subject.</summary>
    public string? PolicyInput { get; init; }

    /// <summary>The actor's identifier in that input. Personal data of the actor.</summary>
    public string? PolicyActor { get; init; }

    /// <summary>The person whose parts of the event are erased from the start: the event that records their purge.</summary>
    public AccountId? Erased { get; init; }

    /// <summary>The session in which the actor acted.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>Ties the event to the request.</summary>
    public required CorrelationId CorrelationId { get; init; }

    /// <summary>The client's address.</summary>
    public string? Ip { get; init; }

    /// <summary>The client's user agent, bounded.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The typed extra.</summary>
    public EventDetail? Detail { get; init; }
}
