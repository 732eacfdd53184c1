using System.Data.Common;
using Holdfast.Passkeys;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Passkeys;

/// <summary>A passkey as a row.</summary>
static class PasskeyRow
{
    /// <summary>The columns in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = "id, account_id, name, credential_id, public_key, sign_count, transports, backup_eligible, backed_up, created_at, last_used_at";

    public static StoredPasskey Read(DbDataReader row) => new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), row.Bytes(3), row.Bytes(4))
    {
        SignCount = (uint)row.GetInt64(5),
        Transports = row.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        BackupEligible = row.GetBoolean(7),
        BackedUp = row.GetBoolean(8),
        CreatedAt = row.Time(9),
        LastUsedAt = row.TimeOrNull(10),
    };

    public static Statement Inserting(StoredPasskey passkey) => new(
        $"INSERT INTO passkeys ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL)",
        passkey.Id.Value, passkey.Account.Value, passkey.Name, passkey.CredentialId, passkey.PublicKey, (long)passkey.SignCount,
        string.Join(' ', passkey.Transports), passkey.BackupEligible, passkey.BackedUp, passkey.CreatedAt);

    /// <summary>The counter must rise, unless the authenticator keeps none.</summary>
    public static Statement Using(PasskeyEffects.UsePasskey use, DateTimeOffset now) => new(
        """
        UPDATE passkeys SET sign_count = $2, backed_up = $3, last_used_at = $4
        WHERE id = $1 AND revoked_at IS NULL AND (sign_count < $2 OR sign_count = 0 AND $2 = 0)
        """,
        use.Id.Value, (long)use.SignCount, use.BackedUp, now)
    {
        MustAffect = 1,
    };
}
