using System.Globalization;
using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Kills;

/// <summary>Compares what was acknowledged, what the log says and what the rows say.</summary>
sealed class Inquest(TortureStore store)
{
    public async Task HoldAsync(IReadOnlyList<Member> members)
    {
        foreach (var member in members)
            await CompareAsync(member);
        await store.AssertLogIsDenseAsync();
        Assert.Equal(
            await store.CountAsync("SELECT count(*) FROM audit_events WHERE kind = 'status_list_flipped'"),
            await store.CountAsync("SELECT sum(version - 1) FROM status_lists"));
    }

    async Task CompareAsync(Member member)
    {
        var id = TortureStore.Literal(member.Id);
        var log = await store.QueryAsync($"SELECT correlation_id, kind, outcome FROM audit_events WHERE subject_id = {id} AND kind IN ('role_changed', 'account_activated', 'account_deactivated') ORDER BY event_index");
        var done = log.Where(row => row[2] == "1").Select(row => row[0]).ToList();
        Assert.Equal(done.Count, done.Distinct().Count());
        var events = done.ToHashSet();
        var state = new Change(default, "user", true);
        var (version, epoch) = (1, 1);
        var byCorrelation = member.Changes.ToDictionary(change => $"{change.Correlation}");
        foreach (var change in done.Select(correlation => byCorrelation[correlation!]))
        {
            version++;
            epoch += change.IsActive == true ? 0 : 1;
            state = new Change(change.Correlation, change.Role ?? state.Role, change.IsActive ?? state.IsActive);
        }
        // A change to what stands already is done without an event; the cycle never asks for one after an acknowledged other.
        var lost = member.Changes.Where(change => change.Acknowledged && !events.Contains($"{change.Correlation}") && !AskedForWhatStood(member, change, events));
        Assert.Empty(lost);
        var row = (await store.QueryAsync(
            $"""
            SELECT role, is_active, version, credential_epoch, (SELECT count(*) FROM sessions WHERE account_id = {id}),
                (SELECT count(*) FROM api_keys WHERE owner_id = {id} AND revoked_at IS NULL)
            FROM accounts WHERE id = {id}
            """))[0];
        Assert.Equal(
            $"{member.Username} {state.Role} {(state.IsActive == true ? 1 : 0)} {version} {epoch}",
            string.Create(CultureInfo.InvariantCulture, $"{member.Username} {row[0]} {row[1]} {row[2]} {row[3]}"));
        if (row[1] == "0")
            Assert.Equal(("0", "0"), (row[4], row[5]));
        var flips = done.Count(correlation => byCorrelation[correlation!].IsActive is not null);
        Assert.Equal(
            (flips, row[1] == "0" ? 1 : 0),
            (await store.CountAsync($"SELECT count(*) FROM audit_events WHERE subject_id = {id} AND kind = 'status_list_flipped'"),
            await store.CountAsync($"SELECT count(*) FROM status_slots WHERE account_id = {id} AND purpose = 2 AND is_set")));
    }

    /// <summary>After a kill the cycle goes on past a change that was lost, so a later one may find its wish fulfilled.</summary>
    static bool AskedForWhatStood(Member member, Change change, HashSet<string?> events)
    {
        var before = member.Changes.TakeWhile(other => other != change).Where(other => events.Contains($"{other.Correlation}")).ToList();
        return change.Role is null
            ? (before.LastOrDefault(other => other.IsActive is not null)?.IsActive ?? true) == change.IsActive
            : (before.LastOrDefault(other => other.Role is not null)?.Role ?? "user") == change.Role;
    }
}
