using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Sessions;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Due;

/// <summary>The upkeep carries out what is due for any number of accounts in one round.</summary>
public abstract class TheUpkeep(Engine engine) : StoreContract(engine)
{
    /// <summary>More than one batch.</summary>
    const int Many = 600;

    public sealed class OnSqlite() : TheUpkeep(Engine.Sqlite);

    public sealed class OnPostgreSql() : TheUpkeep(Engine.PostgreSql);

    [Fact]
    public async Task Carries_out_all_that_is_due_in_one_round_with_an_event_for_each()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        await CrowdAsync();
        await scene.Upkeep.RunOnceAsync(Stop);
        await AssertCarriedOutAsync(Many);
        var size = await scene.LogSizeAsync();
        await scene.Upkeep.RunOnceAsync(Stop);
        Assert.Equal(size, await scene.LogSizeAsync());
        Assert.Equal("session key link invitation", await scene.Owner.LeftAsync(Place));
    }

    [Fact]
    public async Task Of_two_nodes_at_once_carries_out_each_account_once()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        await using var other = Place.Open();
        await using var elsewhere = scene.Elsewhere(other);
        await CrowdAsync();
        await Task.WhenAll(scene.Upkeep.RunOnceAsync(Stop), elsewhere.Upkeep.RunOnceAsync(Stop));
        // A node may have stopped because the other had the lock for long; the next round goes on.
        await scene.Upkeep.RunOnceAsync(Stop);
        await AssertCarriedOutAsync(Many);
    }

    [Fact]
    public async Task Goes_on_with_others_when_the_database_rejects_a_batch()
    {
        await using var scene = await Scene.SetAsync(Place, Store);
        var now = await CrowdAsync();
        await Store.AddAsync(Sample.Account("poison") with { ExpiresAt = now.AddDays(-1) });
        await Place.RunAsync(Engine == Engine.Sqlite
            ? """
              CREATE TRIGGER fault BEFORE UPDATE ON accounts WHEN NEW.username = 'poison'
              BEGIN SELECT RAISE(ABORT, 'holdfast: the last holder stays'); END
              """
            : """
              CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault' USING ERRCODE = 'HF001'; END $$;
              CREATE TRIGGER fault BEFORE UPDATE ON accounts FOR EACH ROW WHEN (NEW.username = 'poison') EXECUTE FUNCTION fault()
              """);
        await scene.Upkeep.RunOnceAsync(Stop);
        // The first batch holds the account that cannot be written.
        Assert.Equal(250, (await Store.Accounts.DueAsync(1000, Stop)).Count);
        Assert.Equal(Many - 249, await Place.NumberAsync("SELECT count(*) FROM accounts WHERE expired_at IS NOT NULL"));
    }

    [Fact]
    public async Task Takes_those_first_that_wait_longest()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        var late = await Store.AddAsync(Sample.Account("late") with { ExpiresAt = now.AddSeconds(-1) });
        var locked = await Store.AddAsync(Sample.Account("locked") with { Lock = Scene.LockUntil(now.AddSeconds(-2)) });
        var locking = Sample.Account("both") with { Lock = Scene.LockUntil(now.AddSeconds(-4)) };
        var both = await Store.AddAsync(locking with { ExpiresAt = now.AddSeconds(-3) });
        Assert.Equal([both.Id, locked.Id, late.Id], await Store.Accounts.DueAsync(10, Stop));
        Assert.Equal([both.Id, locked.Id], await Store.Accounts.DueAsync(2, Stop));
    }

    async Task<DateTimeOffset> CrowdAsync()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        var crowd = Enumerable.Range(0, Many).Select(i => Sample.Account($"guest{i}", Role.Staff) with { ExpiresAt = now.AddSeconds(-1) });
        await Store.ApplyAsync([.. crowd.SelectMany(account => (Effect[])
        [
            new AccountEffects.InsertAccount(account),
            new SessionEffects.InsertSession(Sample.Session(account, now), SessionToken.New().Hash),
        ])]);
        return now;
    }

    async Task AssertCarriedOutAsync(int count)
    {
        Assert.Empty(await Store.Accounts.DueAsync(10, Stop));
        Assert.Equal(1, await Place.NumberAsync("SELECT count(*) FROM sessions"));
        const string changed = "expired_at IS NOT NULL AND version = 2 AND credential_epoch = 2";
        Assert.Equal(count, await Place.NumberAsync($"SELECT count(*) FROM accounts WHERE {changed}"));
        var events = $"FROM audit_events WHERE kind = '{EventKind.AccountExpired.Name}' AND actor_kind = 'system'";
        Assert.Equal(count, await Place.NumberAsync($"SELECT count(DISTINCT subject_id) {events}"));
        Assert.Equal(count, await Place.NumberAsync($"SELECT count(*) {events}"));
    }
}
