using System.Data;
using Holdfast.Storage.Tests.Engines;
using Npgsql;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>
/// One session of a database client demands passkeys of owners, while another takes the one owner away who has some: at every pair of
/// isolation levels.
/// </summary>
public class RacesOfSettings() : StoreContract(Engine.PostgreSql)
{
    const string Words = "user=optional staff=optional supervisor=optional administrator=optional developer=";

    static readonly IsolationLevel[] Levels = [IsolationLevel.ReadCommitted, IsolationLevel.RepeatableRead, IsolationLevel.Serializable];

    static readonly string[] Demanding = [$"UPDATE sign_in_settings SET factors = '{Words}passkey', version = version + 1", $"UPDATE sign_in_settings SET factors = '{Words}optional'; UPDATE sign_in_settings SET factors = '{Words}passkey'"];

    static readonly string[] AgainstBob =
    [
        "DELETE FROM passkeys", "UPDATE passkeys SET revoked_at = 1", "UPDATE accounts SET role = 'user' WHERE username = 'bob'", "UPDATE accounts SET sign_in_void_at = 1 WHERE username = 'bob'",
        "DELETE FROM accounts WHERE username = 'bob'",
    ];

    static readonly string Restoring =
        $"""
        UPDATE sign_in_settings SET factors = '{Words}optional', version = 1;
        {Ensured("alice", "'phc'")}
        {Ensured("bob", "NULL")}
        INSERT INTO passkeys (id, account_id, name, credential_id, created_at) SELECT gen_random_uuid(), id, 'key', '\x01', 1 FROM accounts WHERE username = 'bob'
        ON CONFLICT (credential_id) DO UPDATE SET revoked_at = NULL;
        """;

    [Theory]
    [InlineData(RacesOfSessions.Start.Overlapping, false)]
    [InlineData(RacesOfSessions.Start.Overlapping, true)]
    [InlineData(RacesOfSessions.Start.OldSnapshot, false)]
    [InlineData(RacesOfSessions.Start.OldSnapshot, true)]
    [InlineData(RacesOfSessions.Start.Late, false)]
    [InlineData(RacesOfSessions.Start.Late, true)]
    public async Task An_owner_who_can_sign_in_is_left(RacesOfSessions.Start start, bool swapped)
    {
        await using var left = (NpgsqlConnection)await Place.ConnectAsync();
        await using var right = (NpgsqlConnection)await Place.ConnectAsync();
        var done = 0;
        var played = 0;
        foreach (var (first, second, demand, loss) in from first in Levels from second in Levels from demand in Demanding from loss in AgainstBob select (first, second, demand, loss))
        {
            await Place.RunAsync(Restoring);
            done += await RacesOfSessions.RaceAsync(start, (left, first, swapped ? loss : demand), (right, second, swapped ? demand : loss));
            played++;
            Assert.Equal((demand, loss, first, second, true), (demand, loss, first, second, (await Store.Accounts.HoldersAsync(Stop)).Developer >= 1));
        }
        Assert.Equal(played, done);
    }

    static string Ensured(string name, string hash) =>
        $"""
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text, password_hash)
        VALUES (gen_random_uuid(), 'person', '{name}', 'developer', TRUE, FALSE, 1, 1, 'purge', 1, 1, 'x', {hash})
        ON CONFLICT (username) DO UPDATE SET role = 'developer', sign_in_void_at = NULL;
        """;
}
