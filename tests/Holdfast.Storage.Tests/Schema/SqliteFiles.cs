using Holdfast.Gate;
using Holdfast.Sqlite;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Schema;

public class SqliteFiles
{
    [Fact]
    public async Task A_new_file_is_its_owners_alone()
    {
        await using var place = new SqliteTestStore();
        await using var store = await place.MigratedAsync();
        await store.AddAsync(Sample.Account("alice"));
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(place.File)!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_refused_at_once() =>
        Assert.Contains("directory", Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open("/nowhere/at/all/holdfast.db", TimeProvider.System)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_vanished_is_not_written_on_and_one_that_comes_back_is_used()
    {
        await using var place = new SqliteTestStore();
        await using var store = await place.MigratedAsync();
        await store.AddAsync(Sample.Account("alice"));
        var kept = place.File + ".kept";
        File.Move(place.File, kept);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AddAsync(Sample.Account("bob")));
        File.Move(kept, place.File);
        await store.AddAsync(Sample.Account("carol"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_says_so()
    {
        await using var place = new SqliteTestStore();
        await File.WriteAllTextAsync(place.File, new string('x', 5000), StoreContract.Stop);
        await using var store = place.Open();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Schema.CheckAsync(StoreContract.Stop));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.Schema.MigrateAsync(StoreContract.Stop));
        Assert.False((await store.Health.CheckAsync(StoreContract.Stop)).Reachable);
    }

    [Fact]
    public async Task The_clock_is_the_one_handed_in()
    {
        await using var place = new SqliteTestStore();
        await using var store = await place.MigratedAsync();
        var before = await store.Accounts.NowAsync(StoreContract.Stop);
        place.Clock.Move(TimeSpan.FromDays(3));
        Assert.True(await store.Accounts.NowAsync(StoreContract.Stop) - before >= TimeSpan.FromDays(3));
        await using var transaction = await store.Authority.BeginAsync(TransactionLock.Authority, StoreContract.Stop);
        Assert.True(transaction.Now - before >= TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task A_store_that_another_process_holds_is_busy_and_free_again_afterwards()
    {
        await using var place = new SqliteTestStore();
        await using var store = await place.MigratedAsync();
        await using (var holder = await place.ConnectAsync())
        {
            await using var command = holder.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(StoreContract.Stop);
            await Assert.ThrowsAsync<StoreBusyException>(() => store.AddAsync(Sample.Account("alice")));
            Assert.Equal(default, await store.Accounts.HoldersAsync(StoreContract.Stop));
        }
        await store.AddAsync(Sample.Account("alice"));
    }
}
