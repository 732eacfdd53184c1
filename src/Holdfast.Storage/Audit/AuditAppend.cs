using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Audit;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Audit;

/// <summary>
/// Appends events: the head row takes the new size, then the rows take their indexes from it, so that one exchange does it all.
/// The head is the last contended row of a transaction; inserting behind it waits for nobody.
/// </summary>
sealed class AuditAppend(Dialect dialect)
{
    const int SaltBytes = 16;

    const string EventColumns =
        """
        INSERT INTO audit_events (event_index, id, at, kind, outcome, refusal, actor_kind, actor_id, subject_id, target_kind, target_id,
            policy_sha256, session_id, correlation_id, detail) VALUES
        """;

    const int EventValues = 14;
    const string PartColumns = "INSERT INTO audit_event_parts (event_index, name, person, salt, value) VALUES ";
    const int PartValues = 4;

    readonly Dictionary<(bool, int), string> texts = Texts(dialect);

    public List<Statement> Appending(IReadOnlyList<AuditEvent> events, Action<long> sized)
    {
        if (events.Count == 0)
            return [new("SELECT size FROM audit_head WHERE id = 1") { Row = row => sized(row.GetInt64(0)) }];
        var statements = new List<Statement>
        {
            new("UPDATE audit_head SET size = size + $1 WHERE id = 1 RETURNING size", (long)events.Count) { Row = row => sized(row.GetInt64(0)) },
        };
        var rows = new List<SqlValue[]>(events.Count);
        var parts = new List<SqlValue[]>(events.Count * 3);
        for (var i = 0; i < events.Count; i++)
        {
            long fromEnd = events.Count - i;
            rows.Add(EventRow(events[i], fromEnd));
            foreach (var part in PersonalPart.Of(events[i]))
                parts.Add([fromEnd, part.Name, part.Person?.Value, RandomNumberGenerator.GetBytes(SaltBytes), part.Value]);
        }
        AddInserts(statements, rows, ofParts: false);
        AddInserts(statements, parts, ofParts: true);
        return statements;
    }

    static SqlValue[] EventRow(AuditEvent entry, long fromEnd) =>
    [
        fromEnd,
        entry.Id.Value,
        entry.At,
        entry.Kind.Name,
        (long)entry.Outcome,
        entry.Refusal?.Name,
        entry.Actor.Kind,
        entry.Actor.Id,
        entry.Subject?.Id.Value,
        entry.Target?.Kind,
        entry.Target?.Id,
        entry.PolicySha256,
        entry.SessionId?.Value,
        entry.CorrelationId.Value,
        EventDetailJson.Write(entry.Detail),
    ];

    void AddInserts(List<Statement> statements, List<SqlValue[]> rows, bool ofParts)
    {
        var done = 0;
        foreach (var size in dialect.RowsPerStatement)
        {
            for (; rows.Count - done >= size; done += size)
                statements.Add(new(texts[(ofParts, size)], [.. rows.Skip(done).Take(size).SelectMany(row => row)]));
        }
    }

    static Dictionary<(bool OfParts, int Rows), string> Texts(Dialect dialect)
    {
        var texts = new Dictionary<(bool, int), string>();
        foreach (var size in dialect.RowsPerStatement)
        {
            texts[(false, size)] = Insert(EventColumns, EventValues, size);
            texts[(true, size)] = Insert(PartColumns, PartValues, size);
        }
        return texts;
    }

    static string Insert(string columns, int values, int rows)
    {
        var text = new StringBuilder(columns);
        var parameter = 1;
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"((SELECT size FROM audit_head WHERE id = 1) - ${parameter++}");
            for (var value = 0; value < values; value++)
                text.Append(CultureInfo.InvariantCulture, $", ${parameter++}");
            text.Append(')');
        }
        return text.ToString();
    }
}
