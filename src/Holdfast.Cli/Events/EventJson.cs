using System.Text.Json;
using Holdfast.Audit;
using Holdfast.Cli.Output;

namespace Holdfast.Cli.Events;

/// <summary>An event in the form in which the server exports it.</summary>
static class EventJson
{
    public static string Line(AuditEntry entry) => JsonText.Line(json => Write(json, entry));

    public static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("index", entry.Index);
        json.WriteString("id", entry.Id.ToString());
        json.WriteString("at", Instant.Full(entry.At));
        json.WriteString("kind", entry.Kind);
        json.WriteString("outcome", OutcomeOf(entry));
        json.WriteString("refusal_code", entry.RefusalCode);
        WriteParty(json, "actor", (entry.ActorKind, entry.ActorId, entry.ActorLabel));
        WriteParty(json, "subject", entry.SubjectId is { } subject ? ("account", subject.ToString("D"), entry.SubjectLabel) : null);
        json.WriteString("target_kind", entry.TargetKind);
        json.WriteString("target_id", entry.TargetId);
        json.WriteString("reason", entry.Reason);
        WriteChanges(json, entry.Changes);
        json.WriteString("policy_sha256", entry.PolicySha256);
        json.WritePropertyName("policy_input");
        json.WriteRawValue(entry.WholePolicyInput ?? "null");
        json.WriteString("session_id", entry.SessionId?.ToString("D"));
        json.WriteString("correlation_id", entry.CorrelationId.ToString("D"));
        json.WriteString("ip", entry.Ip);
        json.WriteString("user_agent", entry.UserAgent);
        json.WritePropertyName("detail");
        json.WriteRawValue(entry.DetailJson);
        json.WriteEndObject();
    }

    public static string OutcomeOf(AuditEntry entry) => entry.Outcome.ToString().ToLowerInvariant();

    static void WriteParty(Utf8JsonWriter json, string name, (string Kind, string? Id, string? Label)? party)
    {
        if (party is not { } known)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("kind", known.Kind);
        json.WriteString("id", known.Id);
        json.WriteString("label", known.Label);
        json.WriteEndObject();
    }

    static void WriteChanges(Utf8JsonWriter json, IReadOnlyList<FieldChange> changes)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("field", change.Field);
            json.WriteString("from", change.From);
            json.WriteString("to", change.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
