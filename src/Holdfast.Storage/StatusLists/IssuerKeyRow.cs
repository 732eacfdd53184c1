using System.Data.Common;
using Holdfast.Factors;
using Holdfast.Membership;
using Holdfast.StatusLists.Signing;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.StatusLists;

/// <summary>An issuer key as a row.</summary>
static class IssuerKeyRow
{
    /// <summary>Every key, the present one first.</summary>
    public const string Select = "SELECT x, y, sealed_under, nonce, secret, created_at, retired_at FROM issuer_keys ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id";

    const string Insert = "INSERT INTO issuer_keys (id, algorithm, x, y, sealed_under, nonce, secret, created_at) VALUES ($1, 'ES256', $2, $3, $4, $5, $6, $7)";

    public static IssuerKey Read(DbDataReader row) => new(
        new PublicKey(row.GetString(0), row.GetString(1)),
        row.TextOrNull(2) is { } under ? new SealedSecret(under, row.Bytes(3), row.Bytes(4)) : null,
        row.Time(5),
        row.TimeOrNull(6));

    public static Statement Resealing(IssuerKey before, SealedSecret after) => new(
        "UPDATE issuer_keys SET sealed_under = $3, nonce = $4, secret = $5 WHERE id = $1 AND sealed_under = $2",
        before.Id, before.Private!.KeyId, after.KeyId, after.Nonce, after.Bytes);

    public static Statement Inserting(IssuerKey key) => new(
        Insert, key.Id, key.Public.X, key.Public.Y, key.Private!.KeyId, key.Private.Nonce, key.Private.Bytes, key.CreatedAt);
}
