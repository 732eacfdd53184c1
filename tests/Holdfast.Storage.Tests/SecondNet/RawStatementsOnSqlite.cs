using Holdfast.Gate;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

public class RawStatementsOnSqlite() : RawStatements(Engine.Sqlite)
{
    const string Columns = "id, kind, username, email_key, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text, password_hash";

    string Stranger(string id, string username, string email) => $"({id}, 'person', '{username}', {email}, 'user', TRUE, FALSE, 1, 1, 'purge', 1, 1, 'x', 'phc')";

    string AliceId => TestStore.Literal(Alice.Id.Value);

    internal override IEnumerable<string> FurtherLosses =>
    [
        $"INSERT OR REPLACE INTO accounts ({Columns}) VALUES {Stranger(AliceId, "mallory", "NULL")}",
        $"REPLACE INTO accounts ({Columns}) VALUES {Stranger("'m'", "alice", "NULL")}",
        $"INSERT OR REPLACE INTO accounts ({Columns}) VALUES {Stranger("'m'", "mallory", "'alice@example.com'")}",
        $"INSERT OR REPLACE INTO accounts (row_number, {Columns}) SELECT row_number, {Stranger("'m'", "mallory", "NULL")[1..^1]} FROM accounts WHERE username = 'alice'",
        $"INSERT INTO accounts ({Columns}) VALUES {Stranger("'m'", "alice", "NULL")} ON CONFLICT (username) DO UPDATE SET role = 'user'",
        "UPDATE OR REPLACE accounts SET username = 'alice' WHERE username = 'carol'",
        "UPDATE OR REPLACE accounts SET email_key = 'alice@example.com' WHERE username = 'carol'",
        $"UPDATE OR REPLACE accounts SET id = {AliceId} WHERE username = 'carol'",
        "UPDATE OR REPLACE accounts SET rowid = (SELECT rowid FROM accounts WHERE username = 'alice') WHERE username = 'carol'",
        "PRAGMA recursive_triggers = ON; UPDATE OR REPLACE accounts SET username = 'alice' WHERE username = 'carol'",
        "PRAGMA foreign_keys = OFF; UPDATE OR REPLACE accounts SET username = 'alice' WHERE username = 'carol'",
        "PRAGMA defer_foreign_keys = ON; DELETE FROM accounts WHERE username = 'alice'",
        "UPDATE authority_guard SET armed = FALSE",
        "UPDATE OR REPLACE authority_guard SET id = 900 WHERE id = 1000",
        "INSERT OR REPLACE INTO authority_guard (id, version, armed) VALUES (1000, 0, FALSE)",
        "INSERT INTO authority_guard (id, version, armed) VALUES (1, 0, FALSE)",
        "DELETE FROM authority_guard WHERE id = 1000",
    ];

    [Fact]
    public async Task A_replaced_passkey_takes_no_last_credential_along()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'alice'");
        string[] losses =
        [
            Passkey(1, Carol).Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal),
            Passkey(2, Carol).Replace("X'02'", "X'01'", StringComparison.Ordinal).Replace("INSERT", "REPLACE", StringComparison.Ordinal),
        ];
        foreach (var loss in losses)
            await Place.MustRefuseAsync(loss);
        await Place.RunAsync(Passkey(3, Carol));
        await Place.MustRefuseAsync("UPDATE OR REPLACE passkeys SET credential_id = X'01' WHERE name = 'key 3'");
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
    }

    [Fact]
    public async Task An_aborted_statement_leaves_the_rest_of_its_transaction()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
        await using var connection = await Place.ConnectAsync();
        await using var command = connection.CreateCommand();
        foreach (var (sql, refused) in new[] { ("BEGIN", false), ("UPDATE accounts SET is_active = FALSE WHERE username = 'carol'", false), ("DELETE FROM accounts", true), ("COMMIT", false) })
        {
            command.CommandText = sql;
            Assert.Equal(refused, await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync(Stop)) is not null);
        }
        Assert.False((await Store.Accounts.FindAsync(Carol.Id, Stop))?.IsActive);
    }
}
