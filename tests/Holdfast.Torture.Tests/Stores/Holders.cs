namespace Holdfast.Torture.Tests.Stores;

/// <summary>Counts lasting holders from the raw members of the rows, not from what the store derived of them.</summary>
static class Holders
{
    const string Lasting =
        """
        kind = 'person' AND is_active AND removed_at IS NULL AND expires_at IS NULL AND admin_locked_at IS NULL AND sign_in_void_at IS NULL
        AND (coalesce(password_hash, '') <> '' OR EXISTS (SELECT 1 FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL))
        """;

    /// <summary>By a passkey, or by a password where that is enough; and with an authenticator only where its secret is there.</summary>
    const string SignsIn =
        """
        (EXISTS (SELECT 1 FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL)
            OR NOT EXISTS (SELECT 1 FROM sign_in_settings s WHERE s.factors LIKE '%' || accounts.role || '=passkey%'))
        AND (NOT has_totp OR EXISTS (SELECT 1 FROM totp_secrets t WHERE t.account_id = accounts.id AND t.confirmed_at IS NOT NULL))
        """;

    public static Task<long> OwnersWhoSignInAsync(this TortureStore store) =>
        store.CountAsync($"SELECT count(*) FROM accounts WHERE role = 'developer' AND {Lasting} AND {SignsIn}");

    public static Task<long> LastingOwnersAsync(this TortureStore store) =>
        store.CountAsync($"SELECT count(*) FROM accounts WHERE role = 'developer' AND {Lasting}");

    public static Task<long> LastingAdministratorsAsync(this TortureStore store) =>
        store.CountAsync($"SELECT count(*) FROM accounts WHERE role IN ('administrator', 'developer') AND {Lasting}");

    /// <summary>The index that the next event gets.</summary>
    public static Task<long> LogSizeAsync(this TortureStore store) => store.CountAsync("SELECT size FROM audit_head");

    /// <summary>The log has every index from 0 once, and the head knows how many.</summary>
    public static async Task AssertLogIsDenseAsync(this TortureStore store)
    {
        var row = (await store.QueryAsync("SELECT count(*), coalesce(min(event_index), 0), coalesce(max(event_index), -1) + 1, (SELECT size FROM audit_head), count(DISTINCT id) FROM audit_events"))[0];
        Assert.Equal($"{row[0]} 0 {row[0]} {row[0]} {row[0]}", string.Join(' ', row));
    }
}
