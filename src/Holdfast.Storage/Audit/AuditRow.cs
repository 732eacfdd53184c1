using System.Data.Common;
using Holdfast.Audit;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Audit;

/// <summary>An event as a row, and the parts that stand beside it.</summary>
static class AuditRow
{
    public const string Select =
        """
        SELECT event_index, id, at, kind, outcome, refusal, actor_kind, actor_id, subject_id, target_kind, target_id,
            policy_sha256, session_id, correlation_id, detail FROM audit_events
        """;

    public static AuditEntry Read(DbDataReader row) => new()
    {
        Index = row.GetInt64(0),
        Id = new(row.GetGuid(1)),
        At = row.Time(2),
        Kind = row.GetString(3),
        Outcome = (EventOutcome)row.GetInt16(4),
        RefusalCode = row.TextOrNull(5),
        ActorKind = row.GetString(6),
        ActorId = row.TextOrNull(7),
        SubjectId = row.UuidOrNull(8),
        TargetKind = row.TextOrNull(9),
        TargetId = row.TextOrNull(10),
        PolicySha256 = row.TextOrNull(11),
        SessionId = row.UuidOrNull(12),
        CorrelationId = row.GetGuid(13),
        DetailJson = row.GetString(14),
    };

    /// <summary>The entry with one of its parts; an unknown part changes nothing.</summary>
    public static AuditEntry With(AuditEntry entry, string name, string value) => name switch
    {
        "actor_label" => entry with { ActorLabel = value },
        "subject_label" => entry with { SubjectLabel = value },
        "reason" => entry with { Reason = value },
        "changes" => entry with { Changes = PersonalPart.ReadChanges(value) },
        "ip" => entry with { Ip = value },
        "policy_input" => entry with { PolicyInput = value },
        "policy_actor" => entry with { PolicyActor = value },
        "user_agent" => entry with { UserAgent = value },
        _ => entry,
    };
}
