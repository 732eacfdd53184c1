using System.Data;
using Holdfast.Storage.Tests.Engines;
using Npgsql;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>Two sessions of a database client take two owners away at once, at every pair of isolation levels.</summary>
public class RacesOfSessions() : StoreContract(Engine.PostgreSql)
{
    static readonly IsolationLevel[] Levels = [IsolationLevel.ReadCommitted, IsolationLevel.RepeatableRead, IsolationLevel.Serializable];

    static readonly string[] AgainstAlice =
    [
        "UPDATE accounts SET role = 'user' WHERE username = 'alice'", "DELETE FROM accounts WHERE username = 'alice'", "UPDATE accounts SET password_hash = NULL WHERE username = 'alice'",
        "UPDATE accounts SET role = 'developer' WHERE username = 'carol'; UPDATE accounts SET role = 'user' WHERE username IN ('alice', 'carol')",
    ];

    static readonly string[] AgainstBob =
    [
        "UPDATE accounts SET expires_at = 9999999999999999 WHERE username = 'bob'", "DELETE FROM passkeys", "UPDATE passkeys SET revoked_at = 1", "DELETE FROM accounts WHERE username = 'bob'",
    ];

    static readonly string Restoring =
        Ensured("alice", "developer", "'phc'") + Ensured("bob", "developer", "NULL") + Ensured("carol", "user", "'phc'") +
        "UPDATE accounts SET role = CASE username WHEN 'carol' THEN 'user' ELSE 'developer' END WHERE role <> CASE username WHEN 'carol' THEN 'user' ELSE 'developer' END";

    public enum Start
    {
        /// <summary>Both take their snapshots first; the second waits for the first.</summary>
        Overlapping,

        /// <summary>The second takes its snapshot first, but acts when the first is done.</summary>
        OldSnapshot,

        /// <summary>The second begins when the first has acted, but not committed.</summary>
        Late,
    }

    [Theory]
    [InlineData(Start.Overlapping, false)]
    [InlineData(Start.Overlapping, true)]
    [InlineData(Start.OldSnapshot, false)]
    [InlineData(Start.OldSnapshot, true)]
    [InlineData(Start.Late, false)]
    [InlineData(Start.Late, true)]
    public async Task One_owner_is_left(Start start, bool swapped)
    {
        await using var left = (NpgsqlConnection)await Place.ConnectAsync();
        await using var right = (NpgsqlConnection)await Place.ConnectAsync();
        var schedules = from first in Levels from second in Levels from alice in AgainstAlice from bob in AgainstBob select (first, second, alice, bob);
        var losses = 0;
        foreach (var (first, second, alice, bob) in schedules)
        {
            await RestoreAsync();
            losses += await RaceAsync(start, (left, first, swapped ? bob : alice), (right, second, swapped ? alice : bob));
            Assert.Equal((alice, bob, first, second, true), (alice, bob, first, second, (await Store.Accounts.HoldersAsync(Stop)).Developer >= 1));
        }
        Assert.Equal(Levels.Length * Levels.Length * AgainstAlice.Length * AgainstBob.Length, losses);
    }

    /// <summary>Answers how many of the two took their owner away.</summary>
    internal static async Task<int> RaceAsync(Start start, (NpgsqlConnection Connection, IsolationLevel Level, string Sql) first, (NpgsqlConnection Connection, IsolationLevel Level, string Sql) second)
    {
        await using var one = await first.Connection.BeginTransactionAsync(first.Level, Stop);
        await RunAsync(first.Connection, "SELECT count(*) FROM accounts");
        NpgsqlTransaction? other = null;
        if (start != Start.Late)
            other = await SnapshotAsync();
        await RunAsync(first.Connection, first.Sql);
        var waiting = Task.CompletedTask;
        if (start != Start.OldSnapshot)
        {
            other ??= await SnapshotAsync();
            waiting = RunAsync(second.Connection, second.Sql);
            await Task.WhenAny(waiting, Task.Delay(3, Stop));
        }
        await one.CommitAsync(Stop);
        if (start == Start.OldSnapshot)
            waiting = RunAsync(second.Connection, second.Sql);
        await using (other)
        {
            if (await Record.ExceptionAsync(() => waiting) is { } refused)
            {
                Assert.Contains(Assert.IsType<PostgresException>(refused).SqlState, new[] { "HF001", "40001", "40P01" });
                await other!.RollbackAsync(Stop);
                return 1;
            }
            return 1 + (await Record.ExceptionAsync(() => other!.CommitAsync(Stop)) is null ? 1 : 0);
        }

        async Task<NpgsqlTransaction> SnapshotAsync()
        {
            var begun = await second.Connection.BeginTransactionAsync(second.Level, Stop);
            await RunAsync(second.Connection, "SELECT count(*) FROM accounts");
            return begun;
        }
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    Task RestoreAsync() => Place.RunAsync(Restoring);

    static string Ensured(string name, string role, string hash) =>
        $"""
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text, password_hash)
        VALUES (gen_random_uuid(), 'person', '{name}', '{role}', TRUE, FALSE, 1, 1, 'purge', 1, 1, 'x', {hash})
        ON CONFLICT (username) DO UPDATE SET expires_at = NULL, password_hash = {hash};
        INSERT INTO passkeys (id, account_id, name, credential_id, created_at) SELECT gen_random_uuid(), id, 'key', '\x01', 1 FROM accounts WHERE username = 'bob'
        ON CONFLICT (credential_id) DO UPDATE SET revoked_at = NULL;
        """;
}
