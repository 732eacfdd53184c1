using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.Expiry;

/// <summary>
/// Many accounts that end at one instant, each with a session, some with an API key or a recovery link. A few statements of plain SQL make
/// them, past the gate.
/// </summary>
static class Crowd
{
    /// <summary>One in so many does not end: its timed lock does.</summary>
    public const int LockedOneIn = 50;

    const string Columns =
        """
        id, kind, username, role, is_active, expires_at, must_change_password, password_hash, created_at, joined_at, departure_preference,
        credential_epoch, version, search_text, admin_locked_at, admin_locked_until, admin_lock_reason
        """;

    const string IdInSqlite =
        """
        lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2)
            || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
        """;

    const string All = "FROM accounts WHERE username LIKE 'crowd%'";

    /// <param name="store">Where to.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="count">How many.</param>
    /// <param name="at">When they end, in the store's microseconds.</param>
    public static async Task MoveInAsync(TortureStore store, Engine engine, int count, long at)
    {
        var (numbers, id, secret) = engine == Engine.Sqlite
            ? ($"RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})", IdInSqlite, "randomblob(32)")
            : ($"numbers AS (SELECT generate_series(1, {count}) AS n)", "gen_random_uuid()", "uuid_send(gen_random_uuid())");
        var locked = $"CASE WHEN n % {LockedOneIn} = 0 THEN";
        var later = at + (24 * 3_600_000_000L);
        await store.QueryAsync(
            $"""
            WITH {numbers} INSERT INTO accounts ({Columns})
            SELECT {id}, 'person', 'crowd' || n, 'staff', TRUE, {locked} NULL ELSE {at} END, FALSE, 'phc', 1, 1, 'policyDefault',
                1, 1, 'crowd' || n, {locked} 1 END, {locked} {at} END, {locked} 'because' END
            FROM numbers
            """);
        await store.QueryAsync(
            $"""
            INSERT INTO sessions (id, account_id, token_hash, created_at, last_seen_at, idle_limit, expires_at, factor_verified, transport)
            SELECT {id}, id, {secret}, 1, {at}, 3600000000, {later}, FALSE, 'cookie' {All}
            """);
        await store.QueryAsync(
            $"""
            INSERT INTO api_keys (id, owner_id, name, scopes, created_at, expires_at)
            SELECT substr(username, 6), id, 'key', '', 1, {later} {All} AND username LIKE '%3'
            """);
        await store.QueryAsync(
            $"""
            INSERT INTO api_key_secrets (id, key_id, secret_hash, minted_by, ceiling_role, ceiling_permissions, created_at)
            SELECT {id}, substr(username, 6), {secret}, id, 'staff', '', 1 {All} AND username LIKE '%3'
            """);
        await store.QueryAsync(
            $"""
            INSERT INTO one_time_tokens (id, purpose, account_id, token_hash, created_at, expires_at)
            SELECT {id}, 'recovery', id, {secret}, 1, {later} {All} AND username LIKE '%7'
            """);
    }

    /// <summary>Each was carried out once, with all that it ends; those that were extended live on without what they had.</summary>
    public static async Task AssertCarriedOutAsync(TortureStore store, int count, int extended)
    {
        var (locked, ended) = (count / LockedOneIn, count - (count / LockedOneIn));
        const string events = "SELECT count(*), count(DISTINCT subject_id) FROM audit_events WHERE kind =";
        (string Expected, string Sql)[] all =
        [
            ($"{ended} {ended}", $"{events} 'account_expired'"),
            ($"{locked} {locked}", $"{events} 'account_unlocked'"),
            ($"{ended} {ended}", $"{events} 'account_expired' AND detail LIKE '%\"sessions_ended\":1,%'"),
            ($"{ended}", $"SELECT count(*) {All} AND expires_at IS NOT NULL AND credential_epoch = 2"),
            ($"{extended}", $"SELECT count(*) {All} AND expires_at IS NOT NULL AND expired_at IS NULL AND version >= 3"),
            ($"{ended - extended}", $"SELECT count(*) {All} AND expired_at IS NOT NULL AND version = 2"),
            ($"{locked}", $"SELECT count(*) {All} AND expires_at IS NULL AND admin_locked_at IS NULL AND version = 2"),
            ($"{locked}", $"SELECT count(*) FROM sessions WHERE account_id IN (SELECT id {All})"),
            ("0", $"SELECT count(*) FROM api_keys WHERE owner_id IN (SELECT id {All} AND expires_at IS NOT NULL) AND revoked_at IS NULL"),
            ("0", $"SELECT count(*) FROM one_time_tokens WHERE account_id IN (SELECT id {All} AND expires_at IS NOT NULL)"),
        ];
        foreach (var (expected, sql) in all)
            Assert.Equal((sql, expected), (sql, string.Join(' ', (await store.QueryAsync(sql))[0])));
        await store.AssertLogIsDenseAsync();
    }
}
