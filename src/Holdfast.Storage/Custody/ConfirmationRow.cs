using System.Data.Common;
using Holdfast.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>A code that waits to confirm an address, as a row; an account has at most one.</summary>
static class ConfirmationRow
{
    public const string OfAccount = "SELECT account_id, email_key, code_hash, expires_at FROM email_confirmations WHERE account_id = $1";

    const string Insert =
        """
        INSERT INTO email_confirmations (account_id, email_key, code_hash, expires_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (account_id) DO UPDATE SET email_key = excluded.email_key, code_hash = excluded.code_hash,
            expires_at = excluded.expires_at
        """;

    public static EmailConfirmation Read(DbDataReader row) => new(new(row.GetGuid(0)), row.GetString(1), row.Bytes(2), row.Time(3));

    public static Statement Storing(EmailConfirmation confirmation) =>
        new(Insert, confirmation.Account.Value, confirmation.EmailKey, confirmation.CodeHash, confirmation.ExpiresAt);

    public static Statement Using(Holdfast.Accounts.AccountId account) =>
        new("DELETE FROM email_confirmations WHERE account_id = $1", account.Value) { MustAffect = 1 };
}
