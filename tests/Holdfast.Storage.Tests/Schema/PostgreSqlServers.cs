using System.Reflection;
using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.PostgreSql;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_authority_lock_has_one_holder_in_all_processes_and_whoever_waits_too_long_is_told(bool advisoryLocksHold)
    {
        await using var other = Place.Open();
        foreach (var store in new[] { Store, other })
            Pretend(store, advisoryLocksHold);
        await using (await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
            await Assert.ThrowsAsync<StoreBusyException>(async () => await other.Authority.BeginAsync(TransactionLock.Authority, Stop));
        await using (await other.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
        }
    }

    [Fact]
    public async Task Without_advisory_locks_a_missing_guard_row_is_an_error()
    {
        Pretend(Store, advisoryLocksHold: false);
        await Place.RunAsync("ALTER TABLE authority_guard DISABLE TRIGGER ALL");
        await Place.RunAsync("DELETE FROM authority_guard");
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.Authority.BeginAsync(TransactionLock.Authority, Stop));
    }

    [Fact]
    public async Task The_advisory_lock_is_proved_before_it_is_trusted()
    {
        await Store.AddAsync(Sample.Account("alice"));
        Assert.Equal(true, LocksHold.GetValue(Store.Database));
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

    static FieldInfo LocksHold { get; } = typeof(PostgreSqlDatabase).GetField("locksHold", BindingFlags.Instance | BindingFlags.NonPublic)!;

    string ConnectionString => ((PostgreSqlTestStore)Place).ConnectionString;

    static void Pretend(HoldfastStore store, bool advisoryLocksHold) => LocksHold.SetValue(store.Database, advisoryLocksHold);

    async Task EndEveryConnectionAsync()
    {
        await using var connection = new NpgsqlConnection((await PostgresServer.GetAsync()).MaintenanceConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(ConnectionString).Database });
        await command.ExecuteNonQueryAsync(Stop);
    }
}
