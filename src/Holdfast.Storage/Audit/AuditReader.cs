using Holdfast.Audit;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Audit;

/// <summary>Reads the audit log by its index.</summary>
sealed class AuditReader(IDatabase database) : IAuditReader
{
    const int Most = 500;
    const int PartsPerStatement = 50;

    /// <summary>
    /// Events take their time when their transaction begins and their index when it ends, so times run a little behind each other.
    /// The range of indexes that a time filter allows is widened by this much; each event's own time decides.
    /// </summary>
    static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    static readonly string PartsText =
        $"SELECT event_index, name, value FROM audit_event_parts WHERE event_index IN ({string.Join(", ", Enumerable.Range(1, PartsPerStatement).Select(Dialect.Place))})";

    public async ValueTask<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var (from, below) = await RangeAsync(query, cancellationToken).ConfigureAwait(false);
        return await EntriesAsync(new AuditPageText(query, from, below).Statement(Math.Clamp(query.Limit, 1, Most)), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<AuditEntry?> FindAsync(long index, CancellationToken cancellationToken)
    {
        var found = await EntriesAsync((AuditRow.Select + " WHERE event_index = $1", [index]), cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask<long> SizeAsync(CancellationToken cancellationToken)
    {
        var size = 0L;
        await database.ReadAsync([new("SELECT size FROM audit_head WHERE id = 1") { Row = row => size = row.GetInt64(0) }], cancellationToken).ConfigureAwait(false);
        return size;
    }

    async ValueTask<(long From, long Below)> RangeAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var (from, below) = (query.Above + 1 ?? 0L, query.Below ?? long.MaxValue);
        var statements = new List<Statement>(2);
        if (query.From is { } start)
            statements.Add(new("SELECT event_index FROM audit_events WHERE at < $1 ORDER BY at DESC, event_index DESC LIMIT 1", start - Disorder)
            {
                Row = row => from = Math.Max(from, row.GetInt64(0)),
            });
        if (query.To is { } end)
            statements.Add(new("SELECT event_index FROM audit_events WHERE at >= $1 ORDER BY at, event_index LIMIT 1", end + Disorder)
            {
                Row = row => below = Math.Min(below, row.GetInt64(0)),
            });
        if (statements.Count > 0)
            await database.ReadAsync(statements, cancellationToken).ConfigureAwait(false);
        return (from, below);
    }

    async ValueTask<IReadOnlyList<AuditEntry>> EntriesAsync((string Text, SqlValue[] Values) page, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        await database.ReadAsync([new(page.Text, page.Values) { Row = row => entries.Add(AuditRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
            return entries;
        var places = new Dictionary<long, int>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            places[entries[i].Index] = i;
        await database.ReadAsync([.. places.Keys.Chunk(PartsPerStatement).Select(indexes => PartsOf(indexes, (index, name, value) =>
            entries[places[index]] = AuditRow.With(entries[places[index]], name, value)))], cancellationToken).ConfigureAwait(false);
        return entries;
    }

    /// <summary>The list is padded to its full length, so that it stays one statement.</summary>
    static Statement PartsOf(long[] indexes, Action<long, string, string> take)
    {
        var values = new SqlValue[PartsPerStatement];
        for (var i = 0; i < values.Length; i++)
            values[i] = indexes[Math.Min(i, indexes.Length - 1)];
        return new(PartsText, values) { Row = row => take(row.GetInt64(0), row.GetString(1), row.GetString(2)) };
    }
}
