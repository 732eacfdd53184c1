using Holdfast.Audit;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>What reaches the log past the gate.</summary>
public abstract class KeepingTheLog(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingTheLog(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingTheLog(Engine.PostgreSql);

    IEnumerable<string> Edits =>
    [
        "UPDATE audit_events SET kind = 'x'", "UPDATE audit_events SET event_index = 99", "DELETE FROM audit_events", "DELETE FROM audit_events WHERE event_index = 2",
        "UPDATE audit_event_parts SET value = 'x'", "DELETE FROM audit_event_parts", "UPDATE audit_head SET size = size - 1", "DELETE FROM audit_head",
        "UPDATE audit_retention SET horizon = horizon - 1", "DELETE FROM audit_retention", "UPDATE audit_erasures SET at = 9", "DELETE FROM audit_erasures",
        .. Engine == Engine.Sqlite
            ? new[]
            {
                "INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events WHERE event_index = 1", "UPDATE OR REPLACE audit_events SET event_index = 1 WHERE event_index = 2",
                "INSERT OR REPLACE INTO audit_events (event_index, id, at, kind, outcome, actor_kind, correlation_id, detail) VALUES (1, 'x', 1, 'x', 1, 'x', 'x', '{}')",
                "INSERT INTO audit_events (id, at, kind, outcome, actor_kind, correlation_id, detail) VALUES ('x', 1, 'x', 1, 'x', 'x', '{}')",
                "INSERT OR REPLACE INTO audit_events (rowid, id, at, kind, outcome, actor_kind, correlation_id, detail) VALUES (1, 'x', 1, 'x', 1, 'x', 'x', '{}')",
                "REPLACE INTO audit_event_parts SELECT event_index, name, person, salt, 'x' FROM audit_event_parts", "REPLACE INTO audit_head VALUES (1, 0)",
                "REPLACE INTO audit_retention VALUES (1, 99)", "REPLACE INTO audit_erasures SELECT person_id, 9 FROM audit_erasures",
            }
            :
            [
                "TRUNCATE audit_events", "TRUNCATE audit_event_parts", "TRUNCATE audit_head", "TRUNCATE audit_retention", "TRUNCATE audit_erasures",
                "INSERT INTO audit_events SELECT * FROM audit_events WHERE event_index = 1 ON CONFLICT (event_index) DO UPDATE SET kind = 'x'",
                "SET session_replication_role = replica; DELETE FROM audit_events", "SET session_replication_role = replica; UPDATE audit_events SET kind = 'x'",
            ],
    ];

    [Fact]
    public async Task Nothing_that_was_written_changes_or_goes()
    {
        var (alice, bob) = (Sample.Account("alice"), Sample.Account("bob"));
        await Store.ApplyAsync([], Sample.Event(alice), Sample.Event(bob), Sample.Event(alice), Sample.Event(bob));
        await Place.RunAsync($"INSERT INTO audit_erasures (person_id, at) VALUES ({TestStore.Literal(new Guid(7, 0, 0, new byte[8]))}, 1)");
        var before = await ChecksumAsync();
        foreach (var edit in Edits)
        {
            await Place.MustRefuseAsync(edit);
            Assert.Equal((edit, before), (edit, await ChecksumAsync()));
        }
    }

    [Fact]
    public async Task Below_the_horizon_and_for_the_erased_it_may_go()
    {
        var (alice, bob) = (Sample.Account("alice"), Sample.Account("bob"));
        await Store.ApplyAsync([], Sample.Event(alice), Sample.Event(bob), Sample.Event(alice), Sample.Event(bob));
        await Place.RunAsync("UPDATE audit_retention SET horizon = 2");
        await Place.MustRefuseAsync("DELETE FROM audit_events");
        await Place.RunAsync("DELETE FROM audit_event_parts WHERE event_index < 2");
        await Place.RunAsync("DELETE FROM audit_events WHERE event_index < 2");
        Assert.Equal([3L, 2L], (await Store.Audit.ListAsync(new AuditQuery(), Stop)).Select(entry => entry.Index));
        await Place.RunAsync($"INSERT INTO audit_erasures (person_id, at) VALUES ({TestStore.Literal(bob.Id.Value)}, 1)");
        await Place.RunAsync($"DELETE FROM audit_event_parts WHERE person = {TestStore.Literal(bob.Id.Value)}");
        await Place.MustRefuseAsync($"DELETE FROM audit_event_parts WHERE person = {TestStore.Literal(alice.Id.Value)}");
        var erased = await Store.Audit.FindAsync(3, Stop);
        Assert.Equal((null, null, 0, bob.Id.Value), (erased!.SubjectLabel, erased.Reason, erased.Changes.Count, erased.SubjectId));
        Assert.Equal("alice", (await Store.Audit.FindAsync(2, Stop))?.SubjectLabel);
        await Store.ApplyAsync([], Sample.Event(alice));
        Assert.Equal(5, await Store.Audit.SizeAsync(Stop));
    }

    Task<long> ChecksumAsync() => Place.NumberAsync(
        """
        SELECT (SELECT count(*) * 1000 + sum(event_index) * 100 + sum(length(kind)) FROM audit_events) + (SELECT sum(length(value)) * 7 + count(*) FROM audit_event_parts)
            + (SELECT size FROM audit_head) * 13 + (SELECT horizon FROM audit_retention) * 17 + (SELECT sum(at) FROM audit_erasures) * 19
        """);
}
