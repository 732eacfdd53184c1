using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>
/// The update of an account. The password and the last sign-in are written only when the command changes them, because sign-ins change
/// them beside the gate, without a new version. Names are written only when they change: an UPDATE that lists a column of a unique index
/// makes PostgreSQL hold off every row that refers to the account, and whoever waits for such a row while another waits for this one is a
/// deadlock. The columns of custody are written when one of them changes, but whether the account is a carrier: that is noted once and
/// stays.
/// </summary>
sealed class AccountUpdate
{
    const string Always =
        "kind role is_active expires_at admin_locked_at admin_locked_until admin_lock_reason must_change_password created_at joined_at removed_at departure_preference credential_epoch version search_text expired_at has_totp";

    const string Names = " username email email_key did";

    const string Custody =
        " sign_in_void_at sign_in_void_cause sign_in_unfinished in_doubt_since has_custodians"
        + " stopped_by stopped_at stopped_version email_standing email_typist";

    /// <summary>By which of the four (names, password, last sign-in, custody) change.</summary>
    static readonly AccountUpdate[] shapes = [.. Enumerable.Range(0, 16).Select(shape => new AccountUpdate(shape))];

    readonly int[] places;
    readonly RowText text;

    AccountUpdate(int shape)
    {
        string[] parts = [Names, " password_hash", " last_login_at", Custody];
        var set = (Always + string.Concat(parts.Where((_, bit) => (shape & (1 << bit)) > 0))).Split(' ');
        string[] columns = [.. AccountRow.Written];
        places = [.. set.Select(column => Array.IndexOf(columns, column))];
        text = new(OfOne(set), rows => OfMany(set, rows));
    }

    public static Statement Of(Account before, Account after)
    {
        var names = before.Username != after.Username || before.Email != after.Email || before.Did != after.Did;
        var shape = shapes[
            (names ? 1 : 0) + (before.PasswordHash != after.PasswordHash ? 2 : 0) + (before.LastLoginAt != after.LastLoginAt ? 4 : 0)
            + (ChangesCustody(before, after) ? 8 : 0)];
        var every = AccountRow.Values(after);
        // Of the holders of protected roles, gains are written before losses, one by one.
        return new(shape.text.One, [every[0], .. shape.places.Select(place => every[place]), before.Version, before.CredentialEpoch])
        {
            MustAffect = 1,
            OfAccounts = true,
            Mergeable = before.Role.IsProtected || after.Role.IsProtected ? null : shape.text,
        };
    }

    static bool ChangesCustody(Account before, Account after) =>
        before.SignInVoidAt != after.SignInVoidAt || before.SignInVoidCause != after.SignInVoidCause
        || before.SignInUnfinished != after.SignInUnfinished || before.InDoubtSince != after.InDoubtSince
        || before.HasCustodians != after.HasCustodians || before.Stopped != after.Stopped
        || before.EmailStanding != after.EmailStanding || before.EmailTypist != after.EmailTypist;

    static string OfOne(string[] set)
    {
        var assignments = set.Select((column, i) => $"{column} = {Dialect.Place(i + 2)}");
        return $"UPDATE accounts SET {string.Join(", ", assignments)} WHERE id = $1 AND version = {Dialect.Place(set.Length + 2)} AND credential_epoch = {Dialect.Place(set.Length + 3)}";
    }

    static string OfMany(string[] set, int rows)
    {
        string[] given = ["id", .. set, "former_version", "former_epoch"];
        var assignments = set.Select(column => $"{column} = v.{column}");
        return $"UPDATE accounts AS a SET {string.Join(", ", assignments)} FROM (VALUES {RowInserts.Values(rows, given.Length)}) AS v ({string.Join(", ", given)}) "
            + "WHERE a.id = v.id AND a.version = v.former_version AND a.credential_epoch = v.former_epoch";
    }
}
