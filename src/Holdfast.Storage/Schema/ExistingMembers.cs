using Holdfast.Membership;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Sql;
using Holdfast.Storage.StatusLists;

namespace Holdfast.Storage.Schema;

/// <summary>
/// What the migration to status lists does beyond its tables: opens the first lists and gives slots to the persons that are there, in
/// portions.
/// </summary>
sealed class ExistingMembers(Dialect dialect, DatabaseTransaction transaction)
{
    /// <summary>The name of the migration that this belongs to.</summary>
    public const string Migration = "status_lists";

    const long Portion = 4096;
    const string Page = "SELECT id, is_active FROM accounts WHERE id > $1 AND kind = 'person' AND removed_at IS NULL ORDER BY id LIMIT $2";

    readonly List<SqlValue[]> slots = [];
    OpenStatusList[] lists = [];
    int opened;
    int assigned;

    public async ValueTask EnrolAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        var members = new List<(Guid Id, bool IsActive)>();
        for (var last = Guid.Empty; ; last = members[^1].Id)
        {
            members.Clear();
            await transaction.RunAsync([new(Page, last, Portion) { Row = row => members.Add((row.GetGuid(0), row.GetBoolean(1))) }], cancellationToken).ConfigureAwait(false);
            if (members.Count == 0)
                break;
            foreach (var (id, isActive) in members)
            {
                if (assigned == lists[0].Slots.Assignable)
                    await OpenAsync(cancellationToken).ConfigureAwait(false);
                Give(id, isActive);
            }
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        await WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        lists = [.. new[] { StatusPurpose.Revocation, StatusPurpose.Suspension }.Select(purpose => new OpenStatusList(new(++opened), purpose, SlotSequence.New(), 0))];
        assigned = 0;
        await transaction.RunAsync([.. lists.Select(list => StatusListStorage.Opening(list, transaction.Now))], cancellationToken).ConfigureAwait(false);
    }

    void Give(Guid id, bool isActive)
    {
        foreach (var list in lists)
            slots.Add([(long)list.Id.Value, (long)list.Slots.SlotOf(assigned), (long)list.Purpose, id, list.Purpose == StatusPurpose.Suspension && !isActive]);
        assigned++;
    }

    async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        if (slots.Count == 0)
            return;
        var statements = RowInserts.Of(dialect, "INSERT INTO status_slots (list_id, slot, purpose, account_id, is_set) VALUES ", slots);
        foreach (var list in lists)
            statements.Add(new("UPDATE status_lists SET assigned = $2 WHERE id = $1", (long)list.Id.Value, (long)assigned));
        await transaction.RunAsync(statements, cancellationToken).ConfigureAwait(false);
        slots.Clear();
    }
}
