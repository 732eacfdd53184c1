using System.Data.Common;
using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Sessions;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>An API key as a row; its scopes are one text, separated by spaces.</summary>
static class ApiKeyRow
{
    /// <summary>The columns, of the table or alias <c>k</c>; the owner is <c>a</c>.</summary>
    public const string Columns = "k.id, k.owner_id, k.name, k.scopes, k.created_at, k.expires_at, k.revoked_at, k.last_used_at, a.username";

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 9;

    const string Insert =
        """
        INSERT INTO api_keys (id, owner_id, name, scopes, created_at, expires_at, revoked_at, last_used_at, secret_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public static ApiKey Read(DbDataReader row, int at = 0) => new()
    {
        Id = new(row.GetString(at)),
        OwnerId = new(row.GetGuid(at + 1)),
        Name = row.GetString(at + 2),
        Scopes = ScopesOf(row.GetString(at + 3)),
        CreatedAt = row.Time(at + 4),
        ExpiresAt = row.Time(at + 5),
        RevokedAt = row.TimeOrNull(at + 6),
        LastUsedAt = row.TimeOrNull(at + 7),
        OwnerLabel = row.TextOrNull(at + 8) ?? row.GetGuid(at + 1).ToString("D"),
    };

    public static Statement Inserting(ApiKey key, SecretHash hash) => new(
        Insert, key.Id.Value, key.OwnerId.Value, key.Name, string.Join(' ', key.Scopes.Select(scope => scope.Codename).Order(StringComparer.Ordinal)),
        key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt, hash.ToArray());

    static HashSet<Permission> ScopesOf(string text)
    {
        var scopes = new HashSet<Permission>();
        foreach (var codename in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (StoredPermission.Find(codename) is { } permission)
                scopes.Add(permission);
        }
        return scopes;
    }
}
