using Holdfast.Storage.Audit;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>The statements of the gate's transactions, made once for a store.</summary>
sealed class StoreStatements(Dialect dialect, Cupboard cupboard)
{
    public Dialect Dialect => dialect;

    public Cupboard Cupboard => cupboard;

    public SliceStatements Slices { get; } = new(dialect);

    public CustodyStatements Custody { get; } = new(dialect);

    public AuditAppend Audit { get; } = new(dialect);
}
