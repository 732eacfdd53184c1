using Holdfast.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>
/// The update of an account. The password and the last sign-in are written only when the command changes them,
/// because sign-ins change them beside the gate, without a new version.
/// </summary>
static class AccountUpdate
{
    const int Always = 21;

    const string Set =
        """
        UPDATE accounts SET kind = $2, username = $3, email = $4, email_key = $5, did = $6, role = $7, is_active = $8, expires_at = $9,
            admin_locked_at = $10, admin_locked_until = $11, admin_lock_reason = $12, must_change_password = $13, created_at = $14,
            joined_at = $15, removed_at = $16, departure_preference = $17, credential_epoch = $18, version = $19, search_text = $20, expired_at = $21
        """;

    const string SetPassword = ", password_hash = $22";
    const string SetLastLogin = ", last_login_at = $22";
    const string SetBoth = ", password_hash = $22, last_login_at = $23";

    public static Statement Of(Account before, Account after)
    {
        var (password, lastLogin) = (before.PasswordHash != after.PasswordHash, before.LastLoginAt != after.LastLoginAt);
        var every = AccountRow.Values(after);
        var values = new List<SqlValue>(every[..Always]);
        if (password)
            values.Add(every[Always]);
        if (lastLogin)
            values.Add(every[Always + 1]);
        values.Add(before.Version);
        values.Add(before.CredentialEpoch);
        var text = (password, lastLogin) switch
        {
            (false, false) => Set + " WHERE id = $1 AND version = $22 AND credential_epoch = $23",
            (true, false) => Set + SetPassword + " WHERE id = $1 AND version = $23 AND credential_epoch = $24",
            (false, true) => Set + SetLastLogin + " WHERE id = $1 AND version = $23 AND credential_epoch = $24",
            (true, true) => Set + SetBoth + " WHERE id = $1 AND version = $24 AND credential_epoch = $25",
        };
        return new(text, [.. values]) { MustAffect = true };
    }
}
