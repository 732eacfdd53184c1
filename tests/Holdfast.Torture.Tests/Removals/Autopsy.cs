using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>
/// Looks at everything that a removal touches: all of it happened, or none. Whatever else a removal must do has its line in
/// <see cref="marks"/>.
/// </summary>
sealed class Autopsy(TortureStore store)
{
    /// <summary>
    /// Each is 1 when the removal happened and 0 when it did not; <c>{0}</c> is the account, <c>{1}</c> and <c>{2}</c> its place in the
    /// list of revocations.
    /// </summary>
    static readonly (string Mark, string Sql)[] marks =
    [
        ("access", "SELECT CASE WHEN EXISTS (SELECT 1 FROM accounts WHERE id = {0} AND removed_at IS NULL) THEN 0 ELSE 1 END"),
        ("password", "SELECT CASE WHEN EXISTS (SELECT 1 FROM accounts WHERE id = {0} AND password_hash IS NOT NULL) THEN 0 ELSE 1 END"),
        ("sessions", "SELECT CASE WHEN EXISTS (SELECT 1 FROM sessions WHERE account_id = {0}) THEN 0 ELSE 1 END"),
        ("keys", "SELECT CASE WHEN EXISTS (SELECT 1 FROM api_keys WHERE owner_id = {0}) THEN 0 ELSE 1 END"),
        ("links", "SELECT CASE WHEN EXISTS (SELECT 1 FROM one_time_tokens WHERE account_id = {0}) THEN 0 ELSE 1 END"),
        ("bit", "SELECT count(*) FROM status_slots WHERE list_id = {1} AND slot = {2} AND purpose = 1 AND is_set"),
        ("bit told", "SELECT count(*) FROM audit_events WHERE subject_id = {0} AND kind = 'status_list_flipped' AND outcome = 1"),
        ("event", "SELECT count(*) FROM audit_events WHERE subject_id = {0} AND kind = 'member_removed' AND outcome = 1"),
    ];

    /// <summary>Whether the removal happened; fails when it happened by half.</summary>
    public async Task<bool> ExamineAsync(Condemned member)
    {
        var found = new List<string>();
        foreach (var (mark, sql) in marks)
            found.Add($"{mark} {await AskAsync(sql, member)}");
        var happened = await AskAsync(marks[0].Sql, member);
        Assert.Equal(string.Join(", ", marks.Select(one => $"{one.Mark} {happened}")), string.Join(", ", found));
        Assert.True(happened == 1 || !member.Acknowledged, $"the removal of {member.Id} was acknowledged and is lost");
        if (happened == 1)
            await CompareAsync(member);
        return happened == 1;
    }

    async Task CompareAsync(Condemned member)
    {
        var kept = await AskAsync("SELECT count(*) FROM accounts WHERE id = {0}", member);
        var named = await AskAsync("SELECT count(*) FROM accounts WHERE id = {0} AND username IS NOT NULL", member);
        var erasures = await AskAsync("SELECT count(*) FROM audit_erasures WHERE person_id = {0}", member);
        // A slot outlives the row that was purged, and is nobody's any more.
        var slots = await AskAsync("SELECT count(*) FROM status_slots WHERE account_id = {0}", member);
        var expected = member.Disposition switch
        {
            "purge" => (0L, 0L, 1L, 0L),
            "tombstone" => (1L, 0L, 0L, 2L),
            _ => (1L, 1L, 0L, 2L),
        };
        Assert.Equal((member.Disposition, expected), (member.Disposition, (kept, named, erasures, slots)));
        if (erasures == 0)
            return;
        var parts = await AskAsync("SELECT count(*) FROM audit_event_parts WHERE person = {0}", member);
        var unfinished = await AskAsync("SELECT count(*) FROM unfinished_erasures WHERE person_id = {0}", member);
        Assert.True(parts == 0 || unfinished == 1, $"{parts} personal parts of {member.Id} are left and nobody will erase them");
    }

    Task<long> AskAsync(string sql, Condemned member) => store.CountAsync(sql
        .Replace("{0}", TortureStore.Literal(member.Id), StringComparison.Ordinal)
        .Replace("{1}", member.Bit.List, StringComparison.Ordinal)
        .Replace("{2}", member.Bit.Slot, StringComparison.Ordinal));
}
