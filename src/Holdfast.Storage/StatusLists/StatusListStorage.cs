using Holdfast.Membership;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.StatusLists;

/// <summary>
/// Carries out the effects that open status lists, give slots and flip bits, and those on the keys that sign the lists. A list's version
/// rises with each bit, once in a transaction, so that nobody needs to compare bits.
/// </summary>
static class StatusListStorage
{
    const string Insert =
        "INSERT INTO status_lists (id, purpose, size, slot_key, assigned, version, changed_at, opened_at) VALUES ($1, $2, $3, $4, 0, 1, $5, $5)";

    const string Raise = "UPDATE status_lists SET version = version + $2, changed_at = $3 WHERE id = $1";

    // Setting a bit to the value that it has changes nothing, not even the version.
    static readonly RowText flip = new(
        "UPDATE status_slots SET is_set = $3 WHERE account_id = $1 AND purpose = $2 AND is_set <> $3 RETURNING list_id, slot, account_id",
        slots => $"UPDATE status_slots AS s SET is_set = v.bit FROM (VALUES {RowInserts.Values(slots, 3)}) AS v (account, aim, bit) "
            + "WHERE s.account_id = v.account AND s.purpose = v.aim AND s.is_set <> v.bit RETURNING list_id, slot, account_id");

    public static void AddTo(Cupboard cupboard)
    {
        cupboard.Effect((StatusListEffects.OpenList e, Writing writing) => writing.Add(Opening(e.List, writing.Now)));
        cupboard.Effect<StatusListEffects.AssignSlots>(Assign);
        cupboard.Effect<StatusListEffects.FlipStatus>(Flip);
        cupboard.Effect((StatusListEffects.RetireIssuerKeys e, Writing writing) => writing.Run(
            "UPDATE issuer_keys SET retired_at = $1, sealed_under = NULL, nonce = NULL, secret = NULL WHERE retired_at IS NULL", e.At));
        cupboard.Effect((StatusListEffects.InsertIssuerKey e, Writing writing) => writing.Add(IssuerKeyRow.Inserting(e.Key)));
        cupboard.Effect((StatusListEffects.ResealIssuerKey e, Writing writing) => writing.Add(IssuerKeyRow.Resealing(e.Before, e.After)));
    }

    /// <summary>The statement that opens a list.</summary>
    public static Statement Opening(OpenStatusList list, DateTimeOffset now) =>
        new(Insert, (long)list.Id.Value, (long)list.Purpose, (long)list.Slots.Length, list.Slots.ToKey(), now);

    /// <summary>The statement that raises the version of a list at the end of a transaction.</summary>
    public static Statement Raising(StatusListId list, int flips, DateTimeOffset now) => new(Raise, (long)list.Value, (long)flips, now);

    static void Assign(StatusListEffects.AssignSlots effect, Writing writing)
    {
        foreach (var list in effect.Lists)
        {
            writing.Add(new Statement("UPDATE status_lists SET assigned = assigned + 1 WHERE id = $1 AND assigned = $2", (long)list.Id.Value, (long)list.Assigned)
            {
                MustAffect = 1,
            });
            writing.Run(
                "INSERT INTO status_slots (list_id, slot, purpose, account_id, is_set) VALUES ($1, $2, $3, $4, FALSE)",
                (long)list.Id.Value, (long)list.Next.Index, (long)list.Purpose, effect.Account.Value);
        }
    }

    static void Flip(StatusListEffects.FlipStatus effect, Writing writing) => writing.Add(new Statement(flip, effect.Account.Value, (long)effect.Purpose, effect.IsSet)
    {
        Row = row =>
        {
            if (row.GetGuid(2) == effect.Account.Value)
                writing.Flipped(new(effect.Account, new(effect.Purpose, new(row.GetInt32(0)), row.GetInt32(1)), effect.IsSet));
        },
    });
}
