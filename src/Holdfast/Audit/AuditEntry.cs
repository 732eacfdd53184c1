using System.Text.Json;

namespace Holdfast.Audit;

/// <summary>One event as it is read back: plain text, so that events of every version can be shown.</summary>
public sealed record AuditEntry
{
#pragma warning disable CS1591 // The members of AuditEvent, in their stored form; null where absent or erased.
    public required long Index { get; init; }
    public required EventId Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public required EventOutcome Outcome { get; init; }
    public string? RefusalCode { get; init; }
    public required string ActorKind { get; init; }
    public string? ActorId { get; init; }
    public string? ActorLabel { get; init; }
    public Guid? SubjectId { get; init; }
    public string? SubjectLabel { get; init; }
    public string? TargetKind { get; init; }
    public string? TargetId { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
    public string? PolicySha256 { get; init; }
    public string? PolicyInput { get; init; }
    public string? PolicyActor { get; init; }
    public Guid? SessionId { get; init; }
    public required Guid CorrelationId { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
    public required string DetailJson { get; init; }
#pragma warning restore CS1591

    /// <summary>The input that the policy was given, as JSON: both persons' parts of it, as far as they were not erased.</summary>
    public string? WholePolicyInput => (PolicyInput, PolicyActor) switch
    {
        (null, _) => null,
        (_, null) => PolicyInput,
        _ => $"{{\"actor_did\":\"{JsonEncodedText.Encode(PolicyActor)}\",{PolicyInput[1..]}",
    };
}
