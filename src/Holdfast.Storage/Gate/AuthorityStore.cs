using Holdfast.Custody;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Gate;

/// <summary>The storage port of the gate.</summary>
sealed class AuthorityStore(IDatabase database, Cupboard cupboard) : IAuthorityStore
{
    readonly StoreStatements known = new(database.Dialect, cupboard);

    public async ValueTask<IAuthorityTransaction> BeginAsync(TransactionLock hold, IReadOnlyList<Inquiry> expected, CancellationToken cancellationToken)
    {
        SliceReading? ahead = null;
        var transaction = await database.BeginAsync(hold, () => expected.Count == 0 ? [] : (ahead = known.Slices.For(expected)).Statements, cancellationToken).ConfigureAwait(false);
        return new AuthorityTransaction(transaction, known, ahead);
    }

    public async ValueTask<StateSlice> PeekAsync(Actor actor, SliceRequest request, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.MinValue;
        var reading = known.Slices.For([new(actor, request)]);
        var clock = new Statement($"SELECT {database.Dialect.Clock}") { Row = row => now = database.Time(row.GetInt64(0)) };
        await database.ReadAsync([.. reading.Statements, clock], cancellationToken).ConfigureAwait(false);
        return reading.At(now)[0];
    }

    public async ValueTask<StateSlice> PeekCustodyAsync(CustodyInquiry inquiry, CancellationToken cancellationToken)
    {
        if (inquiry.Request.IsEmpty)
            return inquiry.Slice;
        var load = known.Custody.For([inquiry]);
        await database.ReadAsync(load.Statements, cancellationToken).ConfigureAwait(false);
        return load.Slices()[0];
    }
}
