using System.Collections.Concurrent;
using System.Data.Common;
using Holdfast.Membership;
using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.StatusLists;

/// <summary>
/// The newest status list of each purpose, or the one that follows it when it is full. Keeps the order of slots by its key: making it
/// costs more than the rest of a command. Thread-safe.
/// </summary>
sealed class OpenLists
{
    const string Select =
        """
        SELECT l.id, l.purpose, l.size, l.slot_key, l.assigned FROM status_lists l
        WHERE NOT EXISTS (SELECT 1 FROM status_lists n WHERE n.purpose = l.purpose AND n.id > l.id) ORDER BY l.purpose
        """;

    readonly ConcurrentDictionary<StatusPurpose, (byte[] Key, SlotSequence Slots)> known = new();

    public Statement Reading(SliceLoad load) => new(Select) { Row = row => load.OpenLists.Add(Read(row)) };

    /// <summary>The lists for the next member: a successor stands for each that is full.</summary>
    public static IReadOnlyList<OpenStatusList> ForNextMember(IReadOnlyList<OpenStatusList> newest)
    {
        var lists = newest.ToArray();
        var last = lists.Max(list => list.Id.Value);
        for (var i = 0; i < lists.Length; i++)
        {
            if (lists[i].Assigned >= lists[i].Slots.Assignable)
                lists[i] = new(new(++last), lists[i].Purpose, SlotSequence.New(), 0) { IsNew = true };
        }
        return lists;
    }

    OpenStatusList Read(DbDataReader row)
    {
        var purpose = (StatusPurpose)row.GetInt32(1);
        var key = row.Bytes(3);
        if (!known.TryGetValue(purpose, out var kept) || !kept.Key.AsSpan().SequenceEqual(key))
            known[purpose] = kept = (key, new SlotSequence(key, row.GetInt32(2)));
        return new(new(row.GetInt32(0)), purpose, kept.Slots, row.GetInt32(4));
    }
}
