using System.Text.Json.Serialization;
using Holdfast.Audit;

namespace Holdfast.AspNetCore.Audit;

/// <summary>One event of the audit log. docs/audit-format.md describes every kind; docs/audit-event.schema.json is its schema.</summary>
/// <param name="Index">Its place in the log: dense, from 0, in commit order.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When, by the database's clock.</param>
/// <param name="Kind">What it records.</param>
/// <param name="Outcome"><c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="RefusalCode">The code of the refusal; null when it was not refused.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Subject">Whom it concerned; null when no account.</param>
/// <param name="TargetKind">What else it concerned: <c>group</c>, <c>api_key</c> or <c>one_time_token</c>.</param>
/// <param name="TargetId">The id of that.</param>
/// <param name="Reason">Why, as the actor said; null when nothing was said or it was erased.</param>
/// <param name="Changes">What changed; secrets stand as the word <c>set</c>.</param>
/// <param name="PolicySha256">The policy that decided.</param>
/// <param name="PolicyInput">What the policy was given; null when none was asked or it was erased.</param>
/// <param name="SessionId">The session in which the actor acted.</param>
/// <param name="CorrelationId">The request.</param>
/// <param name="Ip">The client's address.</param>
/// <param name="UserAgent">The client's user agent.</param>
/// <param name="Detail">What belongs to the kind.</param>
public sealed record AuditEventView(
    long Index,
    Guid Id,
    DateTimeOffset At,
    string Kind,
    string Outcome,
    string? RefusalCode,
    AuditPartyView Actor,
    AuditPartyView? Subject,
    string? TargetKind,
    string? TargetId,
    string? Reason,
    IReadOnlyList<FieldChange> Changes,
    string? PolicySha256,
    [property: JsonConverter(typeof(StoredJsonConverter))] string? PolicyInput,
    Guid? SessionId,
    Guid CorrelationId,
    string? Ip,
    string? UserAgent,
    [property: JsonConverter(typeof(StoredJsonConverter))] string Detail)
{
    internal static AuditEventView Of(AuditEntry entry) => new(
        entry.Index,
        entry.Id.Value,
        entry.At,
        entry.Kind,
        entry.Outcome.ToString().ToLowerInvariant(),
        entry.RefusalCode,
        new(entry.ActorKind, entry.ActorId, entry.ActorLabel),
        entry.SubjectId is { } subject ? new("account", subject.ToString("D"), entry.SubjectLabel) : null,
        entry.TargetKind,
        entry.TargetId,
        entry.Reason,
        entry.Changes,
        entry.PolicySha256,
        entry.WholePolicyInput,
        entry.SessionId,
        entry.CorrelationId,
        entry.Ip,
        entry.UserAgent,
        entry.DetailJson);
}
