using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.PostgreSql;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;
using Holdfast.Storage.Tests.Engines;
using Holdfast.TestHost;
using Npgsql;

namespace Holdfast.Storage.Tests.Schema;

public class PostgreSqlServers() : StoreContract(Engine.PostgreSql)
{
    [Fact]
    public async Task A_server_that_is_down_or_strange_is_unavailable_with_a_sentence_and_no_password()
    {
        string[] addresses = ["Host=127.0.0.1;Port=1;Username=u;Password=hunter2", ConnectionString + ";Password=hunter2;Database=no_such_database", "nonsense;=;"];
        foreach (var address in addresses)
        {
            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                await using var store = PostgreSqlStore.Open(address);
                Assert.DoesNotContain("hunter2", store.Description, StringComparison.Ordinal);
                Assert.False((await store.Health.CheckAsync(Stop)).Reachable);
                await store.Authority.BeginAsync(TransactionLock.Authority, Stop);
            });
            Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lost_connections_are_replaced_and_a_lost_transaction_is_unavailable()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.Accounts.FindAsync(alice.Id, Stop).AsTask()));
        await EndEveryConnectionAsync();
        Assert.Equal(alice, await Store.Accounts.FindAsync(alice.Id, Stop));
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            await EndEveryConnectionAsync();
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await transaction.LoadAsync(Sample.Operator, new SliceRequest()));
        }
        await EndEveryConnectionAsync();
        await Store.AddAsync(Sample.Account("bob"));
    }

    /// <summary>One of the two is given away by whoever holds it; the other still keeps everybody out.</summary>
    [Theory]
    [InlineData("pg_advisory_xact_lock(5219509671615886196)")]
    [InlineData("(SELECT id FROM authority_guard WHERE id = 1 FOR UPDATE)")]
    public async Task Each_of_the_two_authority_locks_keeps_others_out_and_whoever_waits_too_long_is_told(string held)
    {
        await using var other = Place.Open();
        await using (await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
            await Assert.ThrowsAsync<StoreBusyException>(async () => await other.Authority.BeginAsync(TransactionLock.Authority, Stop));
        await using (var connection = await Place.ConnectAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"BEGIN; SELECT {held}";
            await command.ExecuteNonQueryAsync(Stop);
            await Assert.ThrowsAsync<StoreBusyException>(async () => await other.Authority.BeginAsync(TransactionLock.Authority, Stop));
        }
        await using (await other.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
        }
    }

    [Fact]
    public async Task A_missing_guard_row_is_an_error()
    {
        await Place.RunAsync("ALTER TABLE authority_guard DISABLE TRIGGER ALL");
        await Place.RunAsync("DELETE FROM authority_guard");
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Authority.BeginAsync(TransactionLock.Authority, Stop));
    }

    [Fact]
    public async Task Which_locks_hold_is_found_out_by_a_second_connection()
    {
        Assert.Equal(["the advisory lock", "the guard row"], (await Store.Health.TryLocksAsync(Stop)).Holding);
        var nothing = new NamedLock("a lock that locks nothing", new("SELECT 1") { Row = Statement.Ignore });
        var tried = await new LockTrial(Store.Database, [nothing, .. Store.Database.Dialect.AuthorityLocks]).RunAsync(Stop);
        Assert.Equal([nothing.Name], tried.Open);
        Assert.Equal(["the advisory lock", "the guard row"], tried.Holding);
    }

    [Fact]
    public async Task A_trial_of_the_locks_that_loses_its_connection_says_nothing()
    {
        using var stop = new CancellationTokenSource();
        var killing = EndTransactionsAsync(stop.Token);
        var outcomes = new List<Exception?>();
        for (var i = 0; i < 5; i++)
        {
            outcomes.Add(await Record.ExceptionAsync(async () => Assert.Empty((await Store.Health.TryLocksAsync(Stop)).Open)));
            await Task.Delay(10, Stop);
        }
        await stop.CancelAsync();
        await killing;
        Assert.Contains(outcomes, failure => failure is not null);
        Assert.All(outcomes, failure => Assert.True(failure is null or StoreUnavailableException or StoreBusyException, failure?.ToString()));
        Assert.Equal(2, (await Store.Health.TryLocksAsync(Stop)).Holding.Count);
    }

    [Fact]
    public async Task What_is_committed_is_on_disk_whatever_the_server_or_the_database_is_set_to()
    {
        await Place.RunAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} SET synchronous_commit = off");
        await using var store = Place.Open();
        foreach (var hold in new[] { TransactionLock.Authority, TransactionLock.Of(AccountId.New(Sample.Start)), null })
        {
            await using var transaction = await store.Database.BeginAsync(hold, Stop);
            Assert.Equal("on", await SettingAsync(transaction));
        }
        await Place.RunAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} SET synchronous_commit = remote_apply");
        await using var stricter = Place.Open();
        await using var kept = await stricter.Database.BeginAsync(null, Stop);
        Assert.Equal("remote_apply", await SettingAsync(kept));
    }

    [Fact]
    public async Task Account_rows_are_locked_in_one_order_and_others_pass()
    {
        var (alice, bob) = (await Store.AddAsync(Sample.Account("alice")), await Store.AddAsync(Sample.Account("bob")));
        await using (await Store.Authority.BeginAsync(TransactionLock.Of(alice.Id), Stop))
        {
            await using (await Store.Authority.BeginAsync(TransactionLock.Of(bob.Id), Stop))
            {
            }
            await Assert.ThrowsAsync<StoreBusyException>(async () => await Store.Authority.BeginAsync(TransactionLock.Of(bob.Id, alice.Id), Stop));
        }
    }

    [Fact]
    public async Task A_pool_that_is_used_up_is_busy()
    {
        await using var store = PostgreSqlStore.Open(ConnectionString + ";Maximum Pool Size=2;Timeout=3");
        await using var first = await store.Authority.BeginAsync(TransactionLock.Of(AccountId.New(Sample.Start)), Stop);
        await using var second = await store.Authority.BeginAsync(TransactionLock.Of(AccountId.New(Sample.Start)), Stop);
        await Assert.ThrowsAsync<StoreBusyException>(async () => await store.Accounts.NowAsync(Stop));
    }

    string ConnectionString => ((PostgreSqlTestStore)Place).ConnectionString;

    static async Task<string> SettingAsync(DatabaseTransaction transaction)
    {
        var setting = "";
        await transaction.RunAsync([new("SHOW synchronous_commit") { Row = row => setting = row.GetString(0) }], Stop);
        return setting;
    }

    /// <summary>Ends transactions of this database that are open at a moment, again and again.</summary>
    async Task EndTransactionsAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection((await PostgresServer.GetAsync()).MaintenanceConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND state = 'idle in transaction'", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(ConnectionString).Database });
        while (!stop.IsCancellationRequested)
        {
            await command.ExecuteNonQueryAsync(Stop);
            await Task.Delay(5, Stop);
        }
    }

    async Task EndEveryConnectionAsync()
    {
        await using var connection = new NpgsqlConnection((await PostgresServer.GetAsync()).MaintenanceConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(ConnectionString).Database });
        await command.ExecuteNonQueryAsync(Stop);
    }
}
