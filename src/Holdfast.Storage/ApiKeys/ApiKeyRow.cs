using System.Data.Common;
using Holdfast.ApiKeys;
using Holdfast.Sessions;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.ApiKeys;

/// <summary>An API key as a row, with one of its secrets; its scopes are one text, separated by spaces.</summary>
static class ApiKeyRow
{
    /// <summary>The columns of <c>k</c>, of <c>a</c> for its owner, <c>s</c> for the secret and <c>m</c> for the secret's minter.</summary>
    public const string Columns = Own + ", " + SecretRow.Columns;

    /// <summary>The same without the minter's name.</summary>
    public const string OfCallers = Own + ", " + SecretRow.OfCallers + ", NULL";

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 9 + SecretRow.Count;

    /// <summary>Keys with their owners and with the newest secret of each.</summary>
    public const string WithNewest =
        $"SELECT {Columns} FROM api_keys k JOIN accounts a ON a.id = k.owner_id {SecretRow.Newest} {SecretRow.Minter}";

    /// <summary>The key of the secret with the hash <c>$1</c>, with that very secret.</summary>
    public const string ByHash =
        $"""
        SELECT {Columns} FROM api_key_secrets s JOIN api_keys k ON k.id = s.key_id JOIN accounts a ON a.id = k.owner_id {SecretRow.Minter}
        WHERE s.secret_hash = $1
        """;

    const string Own = "k.id, k.owner_id, k.name, k.scopes, k.created_at, k.expires_at, k.revoked_at, k.last_used_at, a.username";

    const string Insert =
        """
        INSERT INTO api_keys (id, owner_id, name, scopes, created_at, expires_at, revoked_at, last_used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public static ApiKey Read(DbDataReader row, int at = 0) => new()
    {
        Id = new(row.GetString(at)),
        OwnerId = new(row.GetGuid(at + 1)),
        Name = row.GetString(at + 2),
        Scopes = StoredPermission.SetOf(row.GetString(at + 3)),
        CreatedAt = row.Time(at + 4),
        ExpiresAt = row.Time(at + 5),
        RevokedAt = row.TimeOrNull(at + 6),
        LastUsedAt = row.TimeOrNull(at + 7),
        OwnerLabel = row.TextOrNull(at + 8) ?? row.GetGuid(at + 1).ToString("D"),
        Secret = SecretRow.Read(row, at + 9),
    };

    public static IEnumerable<Statement> Inserting(ApiKey key, SecretHash hash) =>
    [
        new(
            Insert, key.Id.Value, key.OwnerId.Value, key.Name, StoredPermission.TextOf(key.Scopes), key.CreatedAt, key.ExpiresAt,
            key.RevokedAt, key.LastUsedAt),
        .. SecretRow.Inserting(key.Id, key.Secret, hash),
    ];
}
