using Holdfast.Gate;
using Holdfast.Storage.Schema;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Schema;

public abstract class Migrating(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : Migrating(Engine.Sqlite);

    public sealed class OnPostgreSql() : Migrating(Engine.PostgreSql);

    static int Newest { get; } = Migration.For("sqlite", typeof(HoldfastStore).Assembly)[^1].Number;

    [Fact]
    public async Task A_migrated_store_is_current_and_migrating_again_changes_nothing()
    {
        var state = await Store.Schema.CheckAsync(Stop);
        Assert.Equal(new SchemaState(true, Newest, Newest, null), state);
        Assert.True(state.IsCurrent);
        Assert.Equal(state, await Store.Schema.MigrateAsync(Stop));
        Assert.Equal(Newest, await Place.NumberAsync("SELECT count(*) FROM schema_migration"));
        Assert.Equal(new StoreHealth(true, true, null), await Store.Health.CheckAsync(Stop));
    }

    [Fact]
    public async Task An_altered_migration_is_refused()
    {
        await Place.RunAsync("UPDATE schema_migration SET sha256 = 'another'");
        var state = await Store.Schema.CheckAsync(Stop);
        Assert.False(state.IsCurrent);
        Assert.Contains("altered", state.Problem, StringComparison.Ordinal);
        Assert.Equal(state.Problem, (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Schema.MigrateAsync(Stop))).Message);
        Assert.Equal(new StoreHealth(true, false, state.Problem), await Store.Health.CheckAsync(Stop));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await Place.RunAsync($"INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ({Newest + 1}, 'later', 'x', 1)");
        Assert.Contains("newer", (await Store.Schema.CheckAsync(Stop)).Problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Schema.MigrateAsync(Stop));
    }

    [Fact]
    public async Task A_trigger_that_is_gone_or_disabled_shows()
    {
        await Place.RunAsync(Engine == Engine.Sqlite ? "DROP TRIGGER accounts_last_holder_update" : "ALTER TABLE accounts DISABLE TRIGGER accounts_last_holder_update");
        Assert.Contains("accounts_last_holder_update", (await Store.Schema.CheckAsync(Stop)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_migrate_at_once_migrate_once()
    {
        await using var place = await TestStore.CreateAsync(Engine);
        HoldfastStore[] stores = [place.Open(), place.Open(), place.Open(), place.Open()];
        Assert.All(await Task.WhenAll(stores.Select(store => store.Schema.MigrateAsync(Stop).AsTask())), state => Assert.True(state.IsCurrent));
        Assert.Equal(Newest, await place.NumberAsync("SELECT count(*) FROM schema_migration"));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task Looking_at_an_empty_place_creates_nothing_and_using_it_says_what_to_do()
    {
        await using var place = await TestStore.CreateAsync(Engine);
        await using var store = place.Open();
        Assert.Equal(new SchemaState(false, 0, Newest, null), await store.Schema.CheckAsync(Stop));
        var health = await store.Health.CheckAsync(Stop);
        Assert.False(health.SchemaCurrent);
        Assert.Contains("migrate", health.Problem, StringComparison.OrdinalIgnoreCase);
        Func<Task>[] uses =
        [
            async () => await store.LoadAsync(new SliceRequest()),
            async () => await store.Accounts.HoldersAsync(Stop),
            async () => await store.Audit.SizeAsync(Stop),
        ];
        foreach (var use in uses)
            Assert.Contains("igrate", (await Assert.ThrowsAsync<StoreUnavailableException>(use)).Message, StringComparison.Ordinal);
        if (place is SqliteTestStore file)
            Assert.False(File.Exists(file.File));
        Assert.False((await store.Schema.CheckAsync(Stop)).Exists);
    }
}
