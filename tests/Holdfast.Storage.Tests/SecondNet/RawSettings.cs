using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

/// <summary>
/// What reaches the sign-in settings past the gate, and what they make of credentials. Alice is an owner by her password, bob one by a
/// passkey, carol an ordinary user.
/// </summary>
public abstract class RawSettings(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : RawSettings(Engine.Sqlite);

    public sealed class OnPostgreSql() : RawSettings(Engine.PostgreSql);

    const string ByPasskey = "user=optional staff=optional supervisor=optional administrator=optional developer=passkey";
    const string AdministratorsByPasskey = "user=optional staff=optional supervisor=optional administrator=passkey developer=optional";

    /// <summary>Against alice, the one owner left.</summary>
    IEnumerable<string> Losses =>
    [
        $"UPDATE sign_in_settings SET factors = '{ByPasskey}'",
        $"UPDATE sign_in_settings SET factors = '{ByPasskey}', version = version + 1",
        "UPDATE sign_in_settings SET factors = replace(factors, 'developer=optional', 'developer=passkey')",
        "UPDATE sign_in_settings SET factors = replace(factors, 'optional', 'passkey')",
        $"INSERT INTO sign_in_settings (id, factors, version) VALUES (1, '{ByPasskey}', 1) ON CONFLICT (id) DO UPDATE SET factors = excluded.factors",
        .. Engine == Engine.Sqlite
            ? new[]
            {
                $"INSERT OR REPLACE INTO sign_in_settings (id, factors, version) VALUES (1, '{ByPasskey}', 1)", $"REPLACE INTO sign_in_settings (id, factors, version) VALUES (1, '{ByPasskey}', 1)",
                $"UPDATE OR REPLACE sign_in_settings SET factors = '{ByPasskey}'", $"UPDATE OR IGNORE sign_in_settings SET factors = '{ByPasskey}'",
                $"PRAGMA recursive_triggers = ON; REPLACE INTO sign_in_settings (id, factors, version) VALUES (1, '{ByPasskey}', 1)",
                $"PRAGMA ignore_check_constraints = ON; INSERT INTO sign_in_settings (id, factors, version) VALUES (2, '{ByPasskey}', 1)",
                "PRAGMA ignore_check_constraints = ON; UPDATE sign_in_settings SET id = 2",
            }
            :
            [
                $"SET session_replication_role = replica; UPDATE sign_in_settings SET factors = '{ByPasskey}'",
                $"WITH changed AS (UPDATE sign_in_settings SET factors = '{ByPasskey}' RETURNING id) SELECT count(*) FROM changed",
                $"MERGE INTO sign_in_settings USING (SELECT 1 AS one) n ON id = one WHEN MATCHED THEN UPDATE SET factors = '{ByPasskey}'",
                $"SET search_path = public; UPDATE holdfast.sign_in_settings SET factors = '{ByPasskey}'",
                $"DO $$ BEGIN UPDATE sign_in_settings SET factors = '{ByPasskey}'; END $$", "TRUNCATE sign_in_settings", "SET session_replication_role = replica; TRUNCATE sign_in_settings",
            ],
    ];

    /// <summary>What no version reads, and what is no settings at all.</summary>
    IEnumerable<string> Nonsense =>
    [
        "DELETE FROM sign_in_settings", "UPDATE sign_in_settings SET factors = ''", "UPDATE sign_in_settings SET factors = 'nonsense'", "UPDATE sign_in_settings SET factors = upper(factors)",
        "UPDATE sign_in_settings SET factors = factors || ' '", "UPDATE sign_in_settings SET factors = ' ' || factors", "UPDATE sign_in_settings SET factors = replace(factors, ' ', '  ')",
        "UPDATE sign_in_settings SET factors = replace(factors, 'user=optional', 'user=sometimes')", "UPDATE sign_in_settings SET factors = replace(factors, 'user=optional ', '')",
        "UPDATE sign_in_settings SET factors = factors || ' root=none'", "UPDATE sign_in_settings SET factors = factors || ' developer=none'", "UPDATE sign_in_settings SET factors = 'developer=passkey'",
        "UPDATE sign_in_settings SET factors = 'developer=optional administrator=optional supervisor=optional staff=optional user=optional'",
        "UPDATE sign_in_settings SET version = 0", "UPDATE sign_in_settings SET version = -7", "UPDATE sign_in_settings SET version = 9223372036854775807",
        .. Engine == Engine.Sqlite
            ? new[] { "UPDATE sign_in_settings SET version = 'x'", "UPDATE sign_in_settings SET version = 1.5", "UPDATE sign_in_settings SET factors = CAST(factors AS BLOB)", "UPDATE sign_in_settings SET factors = 7" }
            : [],
    ];

    Account Alice { get; set; } = null!;

    Account Bob { get; set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Alice = await Store.AddAsync(Sample.Account("alice", Role.Developer));
        await Store.AddAsync(Sample.Account("carol"));
        Bob = await Store.AddAsync(Sample.Account("bob", Role.Developer) with { PasswordHash = null });
        await Place.RunAsync(Passkey(1, Bob));
    }

    [Fact]
    public async Task No_statement_demands_a_passkey_of_an_owner_who_has_none()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
        var before = await Store.Factors.SettingsAsync(Stop);
        foreach (var statement in Losses.Concat(Nonsense))
        {
            await Place.MustRefuseAsync(statement);
            Assert.Equal((statement, before), (statement, await Store.Factors.SettingsAsync(Stop)));
        }
        await Place.RunAsync("UPDATE sign_in_settings SET factors = replace(factors, 'user=optional', 'user=passkey'), version = 2");
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
    }

    [Fact]
    public async Task Under_them_no_statement_takes_the_last_who_can_sign_in_away_though_another_owner_is_there()
    {
        await DemandAsync(ByPasskey);
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        string[] losses =
        [
            "DELETE FROM passkeys", "UPDATE passkeys SET revoked_at = 1", $"UPDATE passkeys SET account_id = {TestStore.Literal(Alice.Id.Value)} WHERE FALSE; DELETE FROM passkeys",
            "UPDATE accounts SET role = 'administrator' WHERE username = 'bob'", "UPDATE accounts SET role = 'user' WHERE username = 'bob'", "DELETE FROM accounts WHERE username = 'bob'",
            "UPDATE accounts SET is_active = FALSE WHERE username = 'bob'", "UPDATE accounts SET sign_in_void_at = 1 WHERE username = 'bob'", "UPDATE accounts SET expires_at = 9999999999999999 WHERE username = 'bob'",
            "UPDATE accounts SET password_hash = 'phc', credential_count = 7 WHERE username = 'bob'; DELETE FROM passkeys",
        ];
        foreach (var loss in losses)
        {
            await Place.MustRefuseAsync(loss);
            Assert.Equal((loss, new HolderCounts(1, 1)), (loss, await Store.Accounts.HoldersAsync(Stop)));
        }
        // Alice cannot sign in, so she takes nothing away when she goes; and a passkey that moves to her keeps the role.
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'alice'");
        await Place.RunAsync("UPDATE accounts SET role = 'developer' WHERE username = 'alice'");
        await Place.RunAsync(Passkey(2, Alice));
        await Place.RunAsync("DELETE FROM passkeys WHERE name = 'key 1'");
        await Place.MustRefuseAsync("DELETE FROM passkeys");
    }

    [Fact]
    public async Task Administrators_are_looked_at_with_the_owners_above_them_and_by_their_own_policy()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'administrator' WHERE username IN ('alice', 'carol')");
        await DemandAsync(AdministratorsByPasskey);
        // Bob, an owner, still administers.
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        await Place.MustRefuseAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
        await DemandAsync(ByPasskey);
        Assert.Equal(new HolderCounts(3, 1), await Store.Accounts.HoldersAsync(Stop));
        // Raised, alice would need a passkey; carol and bob remain.
        await Place.RunAsync("UPDATE accounts SET role = 'developer' WHERE username = 'alice'");
        Assert.Equal(new HolderCounts(2, 1), await Store.Accounts.HoldersAsync(Stop));
    }

    [Fact]
    public async Task An_owner_is_not_raised_out_of_the_reach_of_the_only_way_in()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'administrator' WHERE username IN ('alice', 'carol')");
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'carol'");
        await DemandAsync(ByPasskey);
        await Place.RunAsync("UPDATE accounts SET role = 'developer' WHERE username = 'alice'");
        await Place.MustRefuseAsync("DELETE FROM passkeys");
        await Place.MustRefuseAsync("UPDATE accounts SET role = 'administrator' WHERE username = 'bob'");
    }

    [Fact]
    public async Task A_void_sign_in_and_an_empty_password_count_as_none()
    {
        await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
        foreach (var loss in new[] { "UPDATE accounts SET sign_in_void_at = 1", "UPDATE accounts SET password_hash = ''", "UPDATE accounts SET password_hash = '', has_totp = TRUE, credential_count = 3" })
            await Place.MustRefuseAsync(loss);
        var dora = await Store.AddAsync(Sample.Account("dora", Role.Developer) with { PasswordHash = "" });
        Assert.Equal(new HolderCounts(1, 1), await Store.Accounts.HoldersAsync(Stop));
        var read = (await Store.Accounts.FindAsync(dora.Id, Stop))!;
        Assert.Equal((null, false, false), (read.PasswordHash, read.HasCredential, read.IsLasting));
        await Store.ApplyAsync(new AccountEffects.UpdateAccount(Alice with { }, Alice with { PasswordHash = "phc", Version = 2 }));
    }

    [Fact]
    public async Task Whether_an_authenticator_is_there_is_never_believed()
    {
        string Known() => Place.Literal([1]);
        await Place.RunAsync("UPDATE accounts SET has_totp = TRUE");
        Assert.False((await Store.Accounts.FindAsync(Alice.Id, Stop))?.HasTotp);
        await Place.RunAsync($"INSERT INTO totp_secrets (account_id, id, key_id, nonce, sealed, created_at, last_step) VALUES ({TestStore.Literal(Alice.Id.Value)}, {TestStore.Literal(Bob.Id.Value)}, 'k', {Known()}, {Known()}, 1, 0)");
        Assert.False((await Store.Accounts.FindAsync(Alice.Id, Stop))?.HasTotp);
        await Place.RunAsync("UPDATE totp_secrets SET confirmed_at = 1");
        Assert.True((await Store.Accounts.FindAsync(Alice.Id, Stop))?.HasTotp);
        await Place.RunAsync("UPDATE accounts SET has_totp = FALSE");
        Assert.True((await Store.Accounts.FindAsync(Alice.Id, Stop))?.HasTotp);
        await Place.RunAsync($"UPDATE totp_secrets SET account_id = {TestStore.Literal(Bob.Id.Value)}");
        Assert.Equal((false, true), ((await Store.Accounts.FindAsync(Alice.Id, Stop))!.HasTotp, (await Store.Accounts.FindAsync(Bob.Id, Stop))!.HasTotp));
        if (Engine == Engine.PostgreSql)
            await Place.MustRefuseAsync("TRUNCATE totp_secrets");
        // Without its secret the owner would be asked for a code that nobody can check.
        await Place.RunAsync("DELETE FROM totp_secrets");
        Assert.False((await Store.Accounts.FindAsync(Bob.Id, Stop))?.HasTotp);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_lock_nobody_and_guard_nothing_but_lasting_holders()
    {
        await DemandAsync(ByPasskey);
        foreach (var damage in new[] { "UPDATE sign_in_settings SET factors = 'nonsense developer=passkey'", $"UPDATE sign_in_settings SET factors = '{ByPasskey}', version = 0", "DELETE FROM sign_in_settings" })
        {
            await Place.RunPastTriggersAsync("sign_in_settings", damage);
            Assert.Equal((damage, new HolderCounts(2, 2)), (damage, await Store.Accounts.HoldersAsync(Stop)));
            await Place.RunAsync("UPDATE accounts SET last_login_at = coalesce(last_login_at, 0) + 1");
            await Place.RunAsync("UPDATE accounts SET role = 'user' WHERE username = 'bob'");
            await Place.MustRefuseAsync("UPDATE accounts SET role = 'user' WHERE username = 'alice'");
            await Place.RunAsync("UPDATE accounts SET role = 'developer' WHERE username = 'bob'");
        }
        await Place.MustRefuseAsync("INSERT INTO sign_in_settings (id, factors, version) VALUES (1, 'nonsense', 1)");
        await Place.RunAsync($"INSERT INTO sign_in_settings (id, factors, version) VALUES (1, '{ByPasskey}', 1)");
    }

    Task DemandAsync(string factors) => Place.RunAsync($"UPDATE sign_in_settings SET factors = '{factors}', version = version + 1");

    string Passkey(byte number, Account account) =>
        $"INSERT INTO passkeys (id, account_id, name, credential_id, created_at) VALUES ({TestStore.Literal(new Guid(number, 0, 0, new byte[8]))}, {TestStore.Literal(account.Id.Value)}, 'key {number}', {Place.Literal([number])}, 1)";
}
