using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.SecondNet;

public class RawStatementsOnPostgreSql() : RawStatements(Engine.PostgreSql)
{
    internal override IEnumerable<string> FurtherLosses =>
    [
        "TRUNCATE accounts CASCADE",
        "TRUNCATE passkeys",
        "TRUNCATE authority_guard",
        "SET session_replication_role = replica; DELETE FROM accounts WHERE username = 'alice'",
        "SET session_replication_role = replica; TRUNCATE accounts CASCADE",
        "SET search_path = public; UPDATE holdfast.accounts SET role = 'user' WHERE username = 'alice'",
        "CREATE TEMP TABLE accounts (lasting_rank int); INSERT INTO pg_temp.accounts VALUES (1000); SET search_path = pg_temp, holdfast; DELETE FROM holdfast.accounts WHERE username = 'alice'",
        "WITH gone AS (DELETE FROM accounts WHERE username = 'alice' RETURNING id) SELECT count(*) FROM gone",
        "MERGE INTO accounts USING (SELECT 'alice' AS name) n ON username = n.name WHEN MATCHED THEN DELETE",
        """
        INSERT INTO accounts (id, kind, username, role, is_active, must_change_password, created_at, joined_at, departure_preference, credential_epoch, version, search_text)
        VALUES (gen_random_uuid(), 'person', 'alice', 'user', TRUE, FALSE, 1, 1, 'purge', 1, 1, 'x') ON CONFLICT (username) DO UPDATE SET role = 'user'
        """,
    ];
}
