namespace Holdfast.Torture.Tests.RawSql;

/// <summary>Statements that would empty a protected role if they were let.</summary>
static class Attacks
{
    /// <summary>Against alice, the one owner left, on either engine.</summary>
    public static TheoryData<string> OnTheLastOwner { get; } =
    [
        "UPDATE accounts SET role = 'user' WHERE username = 'alice'",
        "UPDATE accounts SET role = 'administrator' WHERE username = 'alice'",
        "UPDATE accounts SET role = 'user'",
        "UPDATE accounts SET is_active = false",
        "UPDATE accounts SET expires_at = 9000000000000000 WHERE username = 'alice'",
        "UPDATE accounts SET admin_locked_at = 1 WHERE username = 'alice'",
        "UPDATE accounts SET removed_at = 1 WHERE username = 'alice'",
        "UPDATE accounts SET removed_at = 1, username = NULL",
        "UPDATE accounts SET password_hash = NULL WHERE username = 'alice'",
        "UPDATE accounts SET password_hash = NULL, credential_count = 5 WHERE username = 'alice'",
        "UPDATE accounts SET password_hash = '' WHERE username = 'alice'",
        "UPDATE accounts SET sign_in_void_at = 1",
        $"UPDATE sign_in_settings SET factors = '{Cast.OwnersByPasskey}'",
        $"UPDATE sign_in_settings SET factors = '{Cast.OwnersByPasskey}', version = version + 1 WHERE id = 1",
        "UPDATE sign_in_settings SET factors = replace(factors, 'optional', 'passkey')",
        $"BEGIN; UPDATE sign_in_settings SET factors = 'nonsense'; UPDATE sign_in_settings SET factors = '{Cast.OwnersByPasskey}'; COMMIT",
        "DELETE FROM sign_in_settings; INSERT INTO sign_in_settings (id, factors, version) VALUES (1, 'nonsense developer=passkey', 1)",
        $"INSERT INTO sign_in_settings (id, factors, version) VALUES (1, '{Cast.OwnersByPasskey}', 1) ON CONFLICT (id) DO UPDATE SET factors = excluded.factors",
        "UPDATE accounts SET kind = 'service', password_hash = NULL WHERE username = 'alice'",
        "UPDATE accounts SET role = CASE username WHEN 'alice' THEN 'user' ELSE role END",
        "DELETE FROM accounts WHERE username = 'alice'",
        "DELETE FROM accounts",
        "DELETE FROM accounts WHERE role = 'developer'",
        "DELETE FROM authority_guard; UPDATE accounts SET role = 'user' WHERE username = 'alice'",
        "UPDATE authority_guard SET armed = false; UPDATE accounts SET role = 'user' WHERE username = 'alice'",
        "UPDATE authority_guard SET id = 900 WHERE id = 1000; UPDATE accounts SET role = 'user' WHERE username = 'alice'",
        "BEGIN; UPDATE accounts SET role = 'developer' WHERE username = 'carol'; UPDATE accounts SET role = 'user' WHERE username = 'alice'; UPDATE accounts SET role = 'user' WHERE username = 'carol'; COMMIT",
        "BEGIN; SAVEPOINT s; UPDATE accounts SET role = 'user' WHERE username = 'alice'; ROLLBACK TO s; UPDATE accounts SET is_active = false WHERE username = 'alice'; COMMIT",
        "INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text) SELECT id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text FROM accounts WHERE username = 'alice' ON CONFLICT (id) DO UPDATE SET is_active = false",
    ];

    /// <summary>Against bob, the one owner left, who has two passkeys and no password.</summary>
    public static TheoryData<string> OnTheLastPasskeys { get; } =
    [
        "DELETE FROM passkeys",
        "UPDATE passkeys SET revoked_at = 1",
        "UPDATE passkeys SET account_id = (SELECT id FROM accounts WHERE username = 'carol')",
        "BEGIN; DELETE FROM passkeys WHERE id = (SELECT id FROM passkeys LIMIT 1); DELETE FROM passkeys; COMMIT",
        "UPDATE accounts SET credential_count = 7; DELETE FROM passkeys",
        "DELETE FROM accounts WHERE username = 'bob'",
    ];

    /// <summary>Against bob, who has passkeys, while alice is an owner too and could not sign in: owners need a passkey.</summary>
    public static TheoryData<string> OnTheLastWhoSignsIn { get; } =
    [
        .. OnTheLastPasskeys.Select(row => row.Data),
        "UPDATE accounts SET role = 'user' WHERE username = 'bob'",
        "UPDATE accounts SET role = 'administrator' WHERE username = 'bob'",
        "UPDATE accounts SET is_active = false WHERE username <> 'alice'",
        "UPDATE accounts SET sign_in_void_at = 1 WHERE username = 'bob'",
        "UPDATE accounts SET admin_locked_at = 1 WHERE username = 'bob'",
        "UPDATE accounts SET password_hash = 'phc', credential_count = 9 WHERE username = 'bob'; DELETE FROM passkeys",
        "BEGIN; UPDATE accounts SET role = 'user' WHERE username = 'alice'; DELETE FROM passkeys; UPDATE accounts SET role = 'developer' WHERE username = 'alice'; COMMIT",
    ];

    public static TheoryData<string> OfPostgreSql { get; } =
    [
        "TRUNCATE accounts CASCADE",
        "TRUNCATE accounts RESTART IDENTITY CASCADE",
        "TRUNCATE accounts, passkeys, sessions, api_keys CASCADE",
        "TRUNCATE authority_guard; UPDATE accounts SET role = 'user'",
        "TRUNCATE sign_in_settings",
        $"SET session_replication_role = replica; UPDATE sign_in_settings SET factors = '{Cast.OwnersByPasskey}'; RESET session_replication_role",
        "SET session_replication_role = replica; UPDATE accounts SET role = 'user'; TRUNCATE accounts CASCADE; DELETE FROM accounts; RESET session_replication_role",
        "WITH one AS (UPDATE accounts SET role = 'user' WHERE username = 'alice' RETURNING 1) SELECT * FROM one",
        "WITH one AS (UPDATE accounts SET role = 'developer' WHERE username = 'carol' RETURNING 1), other AS (DELETE FROM accounts WHERE role = 'developer' RETURNING 1) SELECT 1; DELETE FROM accounts WHERE username = 'carol'",
        "MERGE INTO accounts a USING (SELECT 'alice' AS name) n ON a.username = n.name WHEN MATCHED THEN DELETE",
        "MERGE INTO accounts a USING (SELECT 'alice' AS name) n ON a.username = n.name WHEN MATCHED THEN UPDATE SET role = 'user'",
        "DO $$ BEGIN UPDATE accounts SET role = 'user'; EXCEPTION WHEN OTHERS THEN DELETE FROM accounts; END $$",
        "SET search_path = pg_temp; CREATE TEMP TABLE authority_guard (id int, version bigint, armed boolean); UPDATE holdfast.accounts SET role = 'user'; DROP TABLE pg_temp.authority_guard; SET search_path = holdfast, public",
        "SET CONSTRAINTS ALL DEFERRED; UPDATE accounts SET role = 'user'",
        "PREPARE demotion AS UPDATE accounts SET role = $1; EXECUTE demotion('user'); DEALLOCATE demotion",
        "DELETE FROM ONLY accounts USING authority_guard",
    ];

    public static TheoryData<string> OfSqlite { get; } =
    [
        "REPLACE INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text) VALUES (X'01', 'person', 'alice', 'user', 1, 0, 1, 1, 'policy_default', 1, 1, 'x')",
        "INSERT OR REPLACE INTO accounts (row_number, id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text) SELECT row_number, X'02', 'person', 'mallory', 'user', 1, 0, 1, 1, 'policy_default', 1, 1, 'x' FROM accounts WHERE username = 'alice'",
        "UPDATE OR REPLACE accounts SET username = 'alice' WHERE username = 'carol'",
        "UPDATE OR REPLACE accounts SET id = (SELECT id FROM accounts WHERE username = 'alice') WHERE username = 'carol'",
        "UPDATE OR REPLACE accounts SET row_number = (SELECT row_number FROM accounts WHERE username = 'alice') WHERE username = 'carol'",
        "UPDATE OR REPLACE accounts SET rowid = (SELECT rowid FROM accounts WHERE username = 'alice') WHERE username = 'carol'",
        "UPDATE accounts SET did = 'did:web:a' WHERE username = 'alice'; UPDATE OR REPLACE accounts SET did = 'did:web:a' WHERE username = 'carol'",
        "UPDATE accounts SET email_key = 'a@b' WHERE username = 'alice'; UPDATE OR REPLACE accounts SET email_key = 'a@b' WHERE username = 'carol'",
        "UPDATE OR IGNORE accounts SET role = 'user'",
        $"REPLACE INTO sign_in_settings (id, factors, version) VALUES (1, '{Cast.OwnersByPasskey}', 1)",
        $"PRAGMA ignore_check_constraints = ON; UPDATE sign_in_settings SET id = 2, factors = '{Cast.OwnersByPasskey}'; PRAGMA ignore_check_constraints = OFF",
        "UPDATE sign_in_settings SET version = 'x'",
        "UPDATE OR FAIL accounts SET role = 'user'",
        "UPDATE OR ROLLBACK accounts SET role = 'user'",
        "INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text) VALUES (X'03', 'person', 'alice', 'user', 1, 0, 1, 1, 'policy_default', 1, 1, 'x') ON CONFLICT (username) DO UPDATE SET role = 'user'",
        "INSERT OR REPLACE INTO authority_guard (id, version, armed) VALUES (1000, 0, 0); UPDATE accounts SET role = 'user'",
        "UPDATE OR REPLACE authority_guard SET id = 900; UPDATE accounts SET role = 'user'",
        "PRAGMA recursive_triggers = ON; REPLACE INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text) VALUES (X'04', 'person', 'alice', 'user', 1, 0, 1, 1, 'policy_default', 1, 1, 'x'); PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = ON; DELETE FROM accounts; PRAGMA foreign_keys = OFF",
        "PRAGMA ignore_check_constraints = ON; UPDATE accounts SET role = 'owner'; PRAGMA ignore_check_constraints = OFF",
        "PRAGMA case_sensitive_like = ON; UPDATE accounts SET role = 'DEVELOPER'",
        "UPDATE accounts SET is_active = 'yes'",
        "UPDATE accounts SET is_active = 0.2 - 0.2",
    ];

    /// <summary>Those that something else refuses, or that change nothing.</summary>
    public static TheoryData<string> InVain { get; } =
    [
        "UPDATE accounts SET is_active = NULL",
        "UPDATE accounts SET credential_count = 0",
        "UPDATE accounts SET lasting_rank = 0",
        "UPDATE accounts SET role = 'nobody'",
        "DELETE FROM accounts WHERE false",
    ];

    /// <summary>Against bob's passkeys, by the ways in which SQLite replaces rows.</summary>
    public static TheoryData<string> OfSqliteOnPasskeys { get; } =
    [
        "UPDATE OR REPLACE passkeys SET credential_id = X'FF', account_id = (SELECT id FROM accounts WHERE username = 'carol')",
        "INSERT OR REPLACE INTO passkeys (id, account_id, name, credential_id, created_at) SELECT p.id, c.id, 'k', p.credential_id, 1 FROM passkeys p, accounts c WHERE c.username = 'carol'",
        "INSERT OR REPLACE INTO passkeys (id, account_id, name, credential_id, created_at, revoked_at) SELECT id, account_id, 'k', credential_id, 1, 1 FROM passkeys",
        "PRAGMA foreign_keys = ON; UPDATE passkeys SET account_id = X'00'; PRAGMA foreign_keys = OFF",
        "UPDATE passkeys SET account_id = X'00'",
    ];
}
