using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.Storage.Custody;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Accounts;

/// <summary>A username that was given up, as a row.</summary>
static class GivenUpRow
{
    /// <summary>Every account that gave up the name with the hash <c>$1</c>.</summary>
    public const string ByHash =
        """
        SELECT username_hash, account_id, at, is_gone, role, permissions, ends_at FROM given_up_usernames
        WHERE username_hash = $1 ORDER BY at
        """;

    const string Insert =
        """
        INSERT INTO given_up_usernames (username_hash, account_id, at, is_gone, role, permissions, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (username_hash, account_id) DO UPDATE SET at = excluded.at, is_gone = excluded.is_gone, role = excluded.role,
            permissions = excluded.permissions, ends_at = excluded.ends_at
        """;

    public static GivenUpUsername Read(DbDataReader row) =>
        new(row.Bytes(0), new(row.GetGuid(1)), row.Time(2), StoredAuthority.Read(row, 4), row.GetBoolean(3));

    public static Statement Storing(GivenUpUsername name) =>
        new(Insert, [name.Hash, name.Former.Value, name.At, name.IsGone, .. StoredAuthority.Values(name.Authority)]);
}
