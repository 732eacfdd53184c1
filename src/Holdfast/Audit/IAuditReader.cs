namespace Holdfast.Audit;

/// <summary>Reads the audit log. Reading changes nothing; whoever answers a person records the reading through the gate.</summary>
public interface IAuditReader
{
    /// <summary>The matching events, newest first, at most <see cref="AuditQuery.Limit"/>.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>The event with that index, or null.</summary>
    ValueTask<AuditEntry?> FindAsync(long index, CancellationToken cancellationToken);

    /// <summary>How many events there are; the next one gets this index.</summary>
    ValueTask<long> SizeAsync(CancellationToken cancellationToken);
}
