using System.Data.Common;
using Holdfast.ApiKeys;
using Holdfast.Sessions;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.ApiKeys;

/// <summary>A secret of an API key as a row, without its hash.</summary>
static class SecretRow
{
    /// <summary>The columns of the alias <c>s</c>; the minter is <c>m</c>.</summary>
    public const string Columns = OfCallers + ", m.username";

    /// <summary>The same without the minter, so that a request needs no look-up for it: one more column must follow.</summary>
    public const string OfCallers = "s.id, s.minted_by, s.ceiling_role, s.ceiling_permissions, s.ceiling_ends_at, s.created_at, s.ends_at";

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 8;

    public const string Minter = "LEFT JOIN accounts m ON m.id = s.minted_by";

    /// <summary>The secret of the key <c>k</c> that ends last: the newest, unless that one was ended.</summary>
    public const string Newest =
        """
        LEFT JOIN api_key_secrets s ON s.id = (SELECT n.id FROM api_key_secrets n WHERE n.key_id = k.id
            ORDER BY CASE WHEN n.ends_at IS NULL THEN 1 ELSE 0 END DESC, n.ends_at DESC, n.id DESC LIMIT 1)
        """;

    const string Insert =
        """
        INSERT INTO api_key_secrets (id, key_id, secret_hash, minted_by, created_at, ends_at,
            ceiling_role, ceiling_permissions, ceiling_ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    /// <summary>Of a key whose secret is gone it reads one that has ended.</summary>
    public static MintedSecret Read(DbDataReader row, int at) => row.UuidOrNull(at) is not { } id
        ? MintedSecret.None with { EndsAt = DateTimeOffset.MinValue }
        : new(new MintedSecretId(id), StoredAuthority.Read(row, at + 2))
        {
            MintedBy = row.UuidOrNull(at + 1) is { } minter ? new(minter) : null,
            MintedByLabel = row.TextOrNull(at + 7),
            CreatedAt = row.Time(at + 5),
            EndsAt = row.TimeOrNull(at + 6),
        };

    public static IEnumerable<Statement> Inserting(ApiKeyId key, MintedSecret secret, SecretHash hash)
    {
        yield return new(
            Insert,
            [
                secret.Id.Value, key.Value, hash.ToArray(), secret.MintedBy?.Value, secret.CreatedAt, secret.EndsAt,
                .. StoredAuthority.Values(secret.Ceiling),
            ]);
        foreach (var carrying in CarrierRow.OfSecret.Inserting(secret.Id.Value, secret.Carriers))
            yield return carrying;
    }
}
