using Holdfast.Audit;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Audit;

/// <summary>The text and the parameters of one page of the audit log.</summary>
sealed class AuditPageText
{
    readonly List<SqlValue> values = [];
    readonly List<string> conditions = [];
    readonly string order;

    public AuditPageText(AuditQuery query, long from, long below)
    {
        order = query.Above is null ? "DESC" : "ASC";
        Where("event_index < ", below);
        if (from > 0)
            Where("event_index >= ", from);
        if (query.ActorId is { } actor)
            Where("actor_id = ", actor);
        if (query.Subject is { } subject)
            Where("subject_id = ", subject.Value);
        if (query.Kind is { } kind)
            Where("kind = ", kind.Name);
        if (query.Outcome is { } outcome)
            conditions.Add(outcome switch
            {
                // Literals, so that the partial index of what was not done can be used.
                EventOutcome.Refused => "outcome > 1 AND outcome = 2",
                EventOutcome.Failed => "outcome > 1 AND outcome = 3",
                _ => "outcome = 1",
            });
        if (query.From is { } start)
            Where("at >= ", start);
        if (query.To is { } end)
            Where("at < ", end);
    }

    public (string Text, SqlValue[] Values) Statement(int limit)
    {
        values.Add((long)limit);
        return ($"{AuditRow.Select} WHERE {string.Join(" AND ", conditions)} ORDER BY event_index {order} LIMIT {Dialect.Place(values.Count)}", [.. values]);
    }

    void Where(string condition, SqlValue value)
    {
        values.Add(value);
        conditions.Add(condition + Dialect.Place(values.Count));
    }
}
