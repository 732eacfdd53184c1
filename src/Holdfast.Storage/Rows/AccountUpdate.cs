using System.Globalization;
using Holdfast.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>
/// The update of an account. The password and the last sign-in are written only when the command changes them, because sign-ins change them beside the
/// gate, without a new version. Names are written only when they change: an UPDATE that lists a column of a unique index makes PostgreSQL hold off every
/// row that refers to the account, and whoever waits for such a row while another waits for this one is a deadlock.
/// </summary>
static class AccountUpdate
{
    const string Always =
        "kind role is_active expires_at admin_locked_at admin_locked_until admin_lock_reason must_change_password created_at joined_at removed_at departure_preference credential_epoch version search_text expired_at has_totp";

    const string Names = " username email email_key did";

    /// <summary>The columns in the order of <see cref="AccountRow.Values"/>.</summary>
    static readonly string[] columns =
    [
        "id", "kind", "username", "email", "email_key", "did", "role", "is_active", "expires_at", "admin_locked_at", "admin_locked_until", "admin_lock_reason",
        "must_change_password", "created_at", "joined_at", "removed_at", "departure_preference", "credential_epoch", "version", "search_text", "expired_at", "has_totp",
        "password_hash", "last_login_at",
    ];

    /// <summary>By which of the three (names, password, last sign-in) change.</summary>
    static readonly (string Text, int[] Values)[] shapes = [.. Enumerable.Range(0, 8).Select(Shape)];

    public static Statement Of(Account before, Account after)
    {
        var names = before.Username != after.Username || before.Email != after.Email || before.Did != after.Did;
        var shape = (names ? 1 : 0) + (before.PasswordHash != after.PasswordHash ? 2 : 0) + (before.LastLoginAt != after.LastLoginAt ? 4 : 0);
        var (text, values) = shapes[shape];
        var every = AccountRow.Values(after);
        return new(text, [every[0], .. values.Select(value => every[value]), before.Version, before.CredentialEpoch]) { MustAffect = true };
    }

    static (string, int[]) Shape(int shape)
    {
        var written = Always + ((shape & 1) > 0 ? Names : "") + ((shape & 2) > 0 ? " password_hash" : "") + ((shape & 4) > 0 ? " last_login_at" : "");
        var set = written.Split(' ');
        var assignments = string.Join(", ", set.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"{column} = ${i + 2}")));
        var text = string.Create(CultureInfo.InvariantCulture, $"UPDATE accounts SET {assignments} WHERE id = $1 AND version = ${set.Length + 2} AND credential_epoch = ${set.Length + 3}");
        return (text, [.. set.Select(column => Array.IndexOf(columns, column))]);
    }
}
