using System.Data.Common;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>Second factors as rows.</summary>
static class FactorRows
{
    /// <summary>The columns of a TOTP secret, in the order in which <see cref="ReadTotp"/> takes them.</summary>
    public const string TotpColumns = "account_id, id, key_id, nonce, sealed, created_at, confirmed_at, last_step";

    public static StoredTotp ReadTotp(DbDataReader row) => new(
        new(row.GetGuid(1)), new(row.GetGuid(0)), new(row.GetString(2), row.Bytes(3), row.Bytes(4)), row.Time(5), row.TimeOrNull(6), row.GetInt64(7));

    /// <summary>The statements of an effect; null when it is none of these.</summary>
    public static Statement[]? Of(Effect effect) => effect switch
    {
        Effect.StoreTotp e => [Storing(e.Totp)],
        Effect.ConfirmTotp e =>
        [
            new("UPDATE totp_secrets SET confirmed_at = $3, last_step = $4 WHERE account_id = $1 AND id = $2 AND confirmed_at IS NULL",
                e.Account.Value, e.Id.Value, e.At, e.Step) { MustAffect = 1 },
        ],
        Effect.UseTotpStep e =>
        [
            new("UPDATE totp_secrets SET last_step = $3 WHERE account_id = $1 AND id = $2 AND confirmed_at IS NOT NULL AND last_step < $3",
                e.Account.Value, e.Id.Value, e.Step) { MustAffect = 1 },
        ],
        Effect.DeleteTotp e => [new("DELETE FROM totp_secrets WHERE account_id = $1", e.Account.Value)],
        Effect.ResealTotp e =>
        [
            new("UPDATE totp_secrets SET key_id = $4, nonce = $5, sealed = $6 WHERE account_id = $1 AND id = $2 AND key_id = $3",
                e.Before.Account.Value, e.Before.Id.Value, e.Before.Secret.KeyId, e.After.KeyId, e.After.Nonce, e.After.Bytes),
        ],
        Effect.UseBackupCode e => [new("DELETE FROM backup_codes WHERE account_id = $1 AND code_hash = $2", e.Account.Value, e.Hash) { MustAffect = 1 }],
        Effect.ReplaceBackupCodes e =>
        [
            new("DELETE FROM backup_codes WHERE account_id = $1", e.Account.Value),
            .. e.Hashes.Select(hash => new Statement("INSERT INTO backup_codes (account_id, code_hash, created_at) VALUES ($1, $2, $3)", e.Account.Value, hash, e.At)),
        ],
        Effect.InsertPasskey e => [PasskeyRow.Inserting(e.Passkey)],
        Effect.DeletePasskey e => [new("DELETE FROM passkeys WHERE id = $1", e.Id.Value) { MustAffect = 1 }],
        Effect.DeletePasskeys e => [new("DELETE FROM passkeys WHERE account_id = $1", e.Account.Value)],
        _ => null,
    };

    static Statement Storing(StoredTotp totp) => new(
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
