using System.Data.Common;
using Holdfast.Custody;
using Holdfast.Roles;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Custody;

/// <summary>An authority as it was, in three columns: the role, the permissions as one text, and the end.</summary>
static class StoredAuthority
{
    const string NoRole = "none";
    const string Everything = "*";

    public static SqlValue[] Values(Holdfast.Custody.Authority authority) =>
    [
        authority.Rank == default ? NoRole : authority.Rank.Name,
        authority.IsEverything ? Everything : StoredPermission.TextOf(authority.Permissions),
        authority.EndsAt,
    ];

    public static Holdfast.Custody.Authority Read(DbDataReader row, int at)
    {
        var (role, permissions) = (row.GetString(at), row.GetString(at + 1));
        return new(
            role == NoRole ? default : AccountRow.RoleOf(role),
            permissions == Everything,
            permissions == Everything ? new HashSet<Holdfast.Groups.Permission>() : StoredPermission.SetOf(permissions),
            row.TimeOrNull(at + 2));
    }
}
