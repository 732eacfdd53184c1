using Holdfast.Gate;
using Holdfast.Membership;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Authority;

/// <summary>
/// The statements that open status lists, give slots and flip bits. A list's version rises with each bit, once in a transaction, so that
/// nobody needs to compare bits.
/// </summary>
static class StatusStatements
{
    const string Insert =
        "INSERT INTO status_lists (id, purpose, size, slot_key, assigned, version, changed_at, opened_at) VALUES ($1, $2, $3, $4, 0, 1, $5, $5)";

    const string Raise = "UPDATE status_lists SET version = version + $2, changed_at = $3 WHERE id = $1";

    // Setting a bit to the value that it has changes nothing, not even the version.
    static readonly RowText flip = new(
        "UPDATE status_slots SET is_set = $3 WHERE account_id = $1 AND purpose = $2 AND is_set <> $3 RETURNING list_id, slot, account_id",
        slots => $"UPDATE status_slots AS s SET is_set = v.bit FROM (VALUES {RowInserts.Values(slots, 3)}) AS v (account, aim, bit) "
            + "WHERE s.account_id = v.account AND s.purpose = v.aim AND s.is_set <> v.bit RETURNING list_id, slot, account_id");

    public static Statement Opening(OpenStatusList list, DateTimeOffset now) =>
        new(Insert, (long)list.Id.Value, (long)list.Purpose, (long)list.Slots.Length, list.Slots.ToKey(), now);

    public static IEnumerable<Statement> Assigning(Effect.AssignSlots effect)
    {
        foreach (var list in effect.Lists)
        {
            yield return new("UPDATE status_lists SET assigned = assigned + 1 WHERE id = $1 AND assigned = $2", (long)list.Id.Value, (long)list.Assigned) { MustAffect = 1 };
            yield return new(
                "INSERT INTO status_slots (list_id, slot, purpose, account_id, is_set) VALUES ($1, $2, $3, $4, FALSE)",
                (long)list.Id.Value, (long)list.Next.Index, (long)list.Purpose, effect.Account.Value);
        }
    }

    public static Statement Flipping(Effect.FlipStatus effect, Action<StatusFlip> flipped) => new(flip, effect.Account.Value, (long)effect.Purpose, effect.IsSet)
    {
        Row = row =>
        {
            if (row.GetGuid(2) == effect.Account.Value)
                flipped(new(effect.Account, new(effect.Purpose, new(row.GetInt32(0)), row.GetInt32(1)), effect.IsSet));
        },
    };

    public static Statement Raising(StatusListId list, int flips, DateTimeOffset now) => new(Raise, (long)list.Value, (long)flips, now);
}
