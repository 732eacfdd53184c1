using System.Diagnostics;
using System.Globalization;
using Holdfast.StatusLists.Bits;
using Holdfast.Storage.Tests.Engines;
using Holdfast.TestHost;

namespace Holdfast.Storage.Tests.Members;

/// <summary>A store of an earlier version with 200,000 accounts is migrated; a million with HOLDFAST_TORTURE=long.</summary>
public abstract class EnrollingWhoWasThere(Engine engine, ITestOutputHelper output)
{
    public sealed class OnSqlite(ITestOutputHelper output) : EnrollingWhoWasThere(Engine.Sqlite, output);

    public sealed class OnPostgreSql(ITestOutputHelper output) : EnrollingWhoWasThere(Engine.PostgreSql, output);

    const int Assignable = 98_304;

    /// <summary>
    /// The migration works in portions: what it holds at once does not grow with the store. The tests beside it count too.
    /// </summary>
    const long MostBytes = 256 << 20;

    static readonly int Members = LongForm.IsWanted ? 1_000_000 : 200_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Trait("Speed", "Slow")]
    public async Task Each_person_gets_slots_of_their_own_and_the_next_one_goes_on_behind_them()
    {
        await using var place = await TestStore.CreateAsync(engine);
        await OldStore.MigrateAsync(place, engine, 1);
        await place.RunAsync(Crowd(engine));
        await using var store = place.Open();
        await MigrateAsync(store);

        var lists = await store.StatusLists.ListAsync(Stop);
        var last = Members % Assignable;
        Assert.Equal(
            Enumerable.Repeat(Assignable, 2 * (Members / Assignable)).Concat([last, last]),
            lists.Select(list => list.Assigned));
        Assert.Equal(2 * Members, await place.NumberAsync("SELECT count(*) FROM status_slots"));
        Assert.Equal(Members, await place.NumberAsync("SELECT count(DISTINCT account_id) FROM status_slots"));
        Assert.Equal(0, await place.NumberAsync("SELECT count(*) FROM status_slots s JOIN accounts a ON a.id = s.account_id WHERE a.kind <> 'person' OR a.removed_at IS NOT NULL"));
        Assert.Equal(0, await place.NumberAsync("SELECT count(*) FROM status_slots s JOIN accounts a ON a.id = s.account_id WHERE s.is_set <> (s.purpose = 2 AND NOT a.is_active)"));
        Assert.Equal(Members / 10, await place.NumberAsync("SELECT count(*) FROM status_slots WHERE is_set"));

        // Nobody is removed: whatever is set among the revocations is a decoy, and no slot of a member is.
        var revocations = (await store.StatusLists.FindAsync(new(1), Stop))!.Bits;
        Assert.InRange(Enumerable.Range(0, StatusListSize.Least).Count(index => revocations[index]), 15_000, 17_800);
        Assert.Equal(0, await place.NumberAsync("SELECT count(*) FROM status_slots WHERE purpose = 1 AND is_set"));

        await using var members = new Membership(store);
        for (var i = 0; i < 50; i++)
            Assert.Equal((false, false), await members.BitsAsync(await members.JoinAsync()));
        Assert.Equal(last + 50, (await store.StatusLists.ListAsync(Stop))[^1].Assigned);
        Assert.Equal(Members + 50, await place.NumberAsync("SELECT count(*) FROM status_slots WHERE purpose = 1"));
    }

    async Task MigrateAsync(HoldfastStore store)
    {
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        var start = Stopwatch.GetTimestamp();
        var migrating = Task.Run(async () => await store.Schema.MigrateAsync(Stop));
        while (await Task.WhenAny(migrating, Task.Delay(5, Stop)) != migrating)
            most = Math.Max(most, Held() - before);
        Assert.True((await migrating).IsCurrent);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}: {Members:N0} members in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, at most {most >> 20} MiB more on the heap, {Environment.WorkingSet >> 20} MiB in all"));
        Assert.InRange(most, 0, MostBytes);

        // What only waits to be collected does not count beyond the bound.
        long Held()
        {
            var held = GC.GetTotalMemory(forceFullCollection: false);
            return held - before > MostBytes ? GC.GetTotalMemory(forceFullCollection: true) : held;
        }
    }

    /// <summary>Persons, every tenth inactive, with services and removed accounts among them.</summary>
    static string Crowd(Engine engine) => $"""
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, removed_at, departure_preference, credential_epoch, version, search_text)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Members + 2000})
        SELECT {(engine == Engine.Sqlite ? "printf('019f0000-0000-7000-8000-%012x', i)" : "('019f0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid")},
            CASE WHEN i > {Members + 1000} THEN 'service' ELSE 'person' END, 'user' || i, 'user', i % 10 <> 0, FALSE, 1, 1,
            CASE WHEN i > {Members} AND i <= {Members + 1000} THEN 1 END, 'policyDefault', 1, 1, 'user' || i
        FROM n
        """;
}
