using Holdfast.Accounts;
using Holdfast.Membership;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.StatusLists;

/// <summary>
/// Reads status lists. Bits are rows: a flip writes one row and not a blob of 16 KiB, and the bits are put together only when a version
/// is signed.
/// </summary>
sealed class StatusListReader(IDatabase database) : IStatusListReader
{
    const string List = "SELECT id, purpose, size, version, assigned FROM status_lists ORDER BY id";
    const string One = "SELECT purpose, size, slot_key, version, changed_at FROM status_lists WHERE id = $1";
    const string Set = "SELECT slot FROM status_slots WHERE list_id = $1 AND is_set";
    const string OfAccount = "SELECT purpose, list_id, slot FROM status_slots WHERE account_id = $1 ORDER BY purpose";

    public async ValueTask<IReadOnlyList<StatusListUse>> ListAsync(CancellationToken cancellationToken)
    {
        var lists = new List<StatusListUse>();
        var reading = new Statement(List)
        {
            Row = row => lists.Add(new(new(row.GetInt32(0)), (StatusPurpose)row.GetInt32(1), row.GetInt64(3), row.GetInt32(4), StatusListSize.AssignableOf(row.GetInt32(2)))),
        };
        await database.ReadAsync([reading], cancellationToken).ConfigureAwait(false);
        return lists;
    }

    public async ValueTask<StatusListState?> FindAsync(StatusListId id, CancellationToken cancellationToken)
    {
        StatusListState? found = null;
        var reading = new Statement(One, (long)id.Value)
        {
            Row = row =>
            {
                var bits = new StatusBits(row.GetInt32(1));
                DecoyBits.Set(bits, new SlotSequence(row.Bytes(2), row.GetInt32(1)));
                found = new(id, (StatusPurpose)row.GetInt32(0), row.GetInt64(3), row.Time(4), bits);
            },
        };
        // The version first: bits may be newer than it says, then the next look finds the newer version; they are never older.
        await database.ReadAsync([reading, new(Set, (long)id.Value) { Row = row => found?.Bits[row.GetInt32(0)] = true }], cancellationToken).ConfigureAwait(false);
        return found;
    }

    public async ValueTask<IReadOnlyList<IssuerKey>> IssuerKeysAsync(CancellationToken cancellationToken)
    {
        var keys = new List<IssuerKey>();
        await database.ReadAsync([new(IssuerKeyRow.Select) { Row = row => keys.Add(IssuerKeyRow.Read(row)) }], cancellationToken).ConfigureAwait(false);
        return keys;
    }

    public async ValueTask<IReadOnlyList<MemberSlot>> SlotsOfAsync(AccountId account, CancellationToken cancellationToken)
    {
        var slots = new List<MemberSlot>();
        var reading = new Statement(OfAccount, account.Value)
        {
            Row = row => slots.Add(new((StatusPurpose)row.GetInt32(0), new(row.GetInt32(1)), row.GetInt32(2))),
        };
        await database.ReadAsync([reading], cancellationToken).ConfigureAwait(false);
        return slots;
    }
}
