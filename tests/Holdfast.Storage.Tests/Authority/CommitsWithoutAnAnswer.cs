using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Members;
using Holdfast.Policies;
using Holdfast.PostgreSql;
using Holdfast.Refusals;
using Holdfast.Storage.Tests.Engines;
using Holdfast.TestHost;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Holdfast.Storage.Tests.Authority;

/// <summary>
/// A commit whose answer does not come, or comes with a warning, is neither done nor not done. Everything before it is known to be
/// undone.
/// </summary>
public class CommitsWithoutAnAnswer() : StoreContract(Engine.PostgreSql)
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(nameof(Wire.Fate.Silent), true)]
    [InlineData(nameof(Wire.Fate.CutAfter), true)]
    [InlineData(nameof(Wire.Fate.CutBefore), false)]
    public async Task Nobody_knows_whether_it_was_made(string fate, bool isMade)
    {
        await using var wire = WireTo(ConnectionString);
        await using var store = PostgreSqlStore.Open(Through(wire, "Command Timeout=1"));
        await using var gate = Gate(store);
        var alice = await Store.AddAsync(Sample.Account("alice"));
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { IsActive = false }, Stop)).Refusal);

        wire.AtCommit = Enum.Parse<Wire.Fate>(fate);
        var outcome = await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { IsActive = true }, Stop).WaitAsync(patience, Stop);
        Assert.Equal(RefusalCode.OutcomeUnknown, outcome.Refusal?.Code);
        Assert.Contains("read again", outcome.Refusal!.Sentence, StringComparison.Ordinal);
        wire.AtCommit = Wire.Fate.Whole;
        Assert.Equal(isMade, (await Store.Accounts.FindAsync(alice.Id, Stop))!.IsActive);

        // Nothing was repeated, and the store is used again.
        Assert.Equal(isMade ? 2 : 1, (await Store.Audit.ListAsync(new AuditQuery(), Stop)).Count);
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { Email = EmailAddress.Parse("a@example.com") }, Stop)).Refusal);
    }

    [Fact]
    public async Task Before_the_commit_a_silent_server_changed_nothing()
    {
        await using var wire = WireTo(ConnectionString);
        await using var store = PostgreSqlStore.Open(Through(wire, "Command Timeout=1;Cancellation Timeout=100"));
        var alice = await Store.AddAsync(Sample.Account("alice"));
        await using var holder = await Place.ConnectAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "BEGIN; LOCK TABLE accounts IN SHARE MODE";
        await command.ExecuteNonQueryAsync(Stop);
        var failure = await Record.ExceptionAsync(() => store.ApplyAsync(new AccountEffects.UpdateAccount(alice, alice with { IsActive = false, Version = 2 })));
        Assert.True(failure is StoreBusyException or StoreUnavailableException and not OutcomeUnknownException, failure?.ToString());
        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync(Stop);
        Assert.True((await Store.Accounts.FindAsync(alice.Id, Stop))!.IsActive);
    }

    /// <summary>The server itself refuses at the commit: then it is known.</summary>
    [Fact]
    public async Task An_error_of_the_server_at_the_commit_is_sure()
    {
        await Place.RunAsync(
            """
            CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$;
            CREATE CONSTRAINT TRIGGER fault AFTER INSERT ON accounts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault()
            """);
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AddAsync(Sample.Account("alice")));
        Assert.IsNotType<OutcomeUnknownException>(failure);
        Assert.Null(await Store.Accounts.FindByIdentifierAsync("alice", Stop));
    }

    /// <summary>
    /// A transaction that ended behind the store's back: what comes after it must not be committed without what came before.
    /// </summary>
    [Fact]
    public async Task A_connection_that_was_lost_is_not_opened_again_in_the_middle_of_a_transaction()
    {
        var alice = Sample.Account("alice");
        await using (var transaction = await Store.Authority.BeginAsync(TransactionLock.Authority, Stop))
        {
            await transaction.ApplyAsync([new AccountEffects.InsertAccount(alice)], savepoint: false);
            await EndTransactionsAsync(ConnectionString);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await transaction.LoadAsync(Sample.Operator, new SliceRequest()));
            await Assert.ThrowsAnyAsync<StoreUnavailableException>(async () => await transaction.CommitAsync([Sample.Event(alice)], Stop));
        }
        Assert.Null(await Store.Accounts.FindAsync(alice.Id, Stop));
        Assert.Equal(0, await Store.Audit.SizeAsync(Stop));
    }

    /// <summary>
    /// A server that waits for a standby that is not there: no time-out of a command may end the wait with an answer that sounds like
    /// success.
    /// </summary>
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_wait_for_a_standby_is_not_cut_short_and_one_that_somebody_cancels_is_no_success()
    {
        await using var server = await OwnPostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var store = PostgreSqlStore.Open(database.ConnectionString + ";Command Timeout=2");
        await store.Schema.MigrateAsync(Stop);
        await using var gate = Gate(store);
        var alice = await store.AddAsync(Sample.Account("alice"));
        await server.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await server.UntilAsync("SELECT current_setting('synchronous_standby_names') = 'nobody'");

        // No answer in time; the server goes on waiting, for nothing cancelled it.
        var outcome = await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { IsActive = false }, Stop).WaitAsync(patience, Stop);
        Assert.Equal(RefusalCode.OutcomeUnknown, outcome.Refusal?.Code);
        await server.UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'");

        // Somebody cancels the wait: the server says "committed", and warns.
        await server.ExecuteAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        await server.UntilAsync("SELECT count(*) = 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        await using var patient = PostgreSqlStore.Open(database.ConnectionString + ";Command Timeout=60");
        await using var other = Gate(patient);
        var waiting = other.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { IsActive = true }, Stop);
        await server.UntilAsync("SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        await server.ExecuteAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        Assert.Equal(RefusalCode.OutcomeUnknown, (await waiting.WaitAsync(patience, Stop)).Refusal?.Code);

        await server.ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await server.UntilAsync("SELECT current_setting('synchronous_standby_names') = ''");
        Assert.Null((await gate.ExecuteAsync(Sample.Operator, new ChangeAccount(alice.Id) { Email = EmailAddress.Parse("a@example.com") }, Stop)).Refusal);
    }

    string ConnectionString => ((PostgreSqlTestStore)Place).ConnectionString;

    static Wire WireTo(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        return Wire.To(address.Host!, address.Port);
    }

    /// <summary>Nothing is prepared, so that the word COMMIT stands in what is sent.</summary>
    string Through(Wire wire, string more) => new NpgsqlConnectionStringBuilder($"{ConnectionString};{more}") { Host = "127.0.0.1", Port = wire.Port, MaxAutoPrepare = 0 }.ConnectionString;

    static AuthorityGate Gate(HoldfastStore store) => new(
        store.Authority, store.Erasure, new RemovalPolicy(store.Policies, new MemberDids(null), NullLogger<RemovalPolicy>.Instance), InstanceFactors.All, TimeProvider.System, NullLogger<AuthorityGate>.Instance);

    static async Task EndTransactionsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection((await PostgresServer.GetAsync()).MaintenanceConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE datname = $1 AND state = 'idle in transaction'", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(connectionString).Database });
        await command.ExecuteNonQueryAsync(Stop);
    }
}
