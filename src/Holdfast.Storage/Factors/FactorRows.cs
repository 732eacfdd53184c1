using System.Data.Common;
using Holdfast.Factors;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Passkeys;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Factors;

/// <summary>Second factors as rows.</summary>
static class FactorRows
{
    /// <summary>The columns of a TOTP secret, in the order in which <see cref="ReadTotp"/> takes them.</summary>
    public const string TotpColumns = "account_id, id, key_id, nonce, sealed, created_at, confirmed_at, last_step";

    public static StoredTotp ReadTotp(DbDataReader row) => new(
        new(row.GetGuid(1)), new(row.GetGuid(0)), new(row.GetString(2), row.Bytes(3), row.Bytes(4)), row.Time(5), row.TimeOrNull(6), row.GetInt64(7));

    public static Statement Storing(StoredTotp totp) => new(
        $"""
        INSERT INTO totp_secrets ({TotpColumns}) VALUES ($1, $2, $3, $4, $5, $6, NULL, 0)
        ON CONFLICT (account_id) DO UPDATE SET id = excluded.id, key_id = excluded.key_id, nonce = excluded.nonce, sealed = excluded.sealed, created_at = excluded.created_at
            WHERE totp_secrets.confirmed_at IS NULL
        """,
        totp.Account.Value, totp.Id.Value, totp.Secret.KeyId, totp.Secret.Nonce, totp.Secret.Bytes, totp.CreatedAt)
    {
        MustAffect = 1,
    };
}
