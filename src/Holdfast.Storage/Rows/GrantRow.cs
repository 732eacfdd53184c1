using System.Data.Common;
using Holdfast.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Rows;

/// <summary>What groups and direct grants give an account: groups first, by name.</summary>
static class GrantRow
{
    /// <summary>Whatever the role.</summary>
    public const string OfAccount =
        """
        SELECT p.permission, g.id, g.name, g.name_key FROM group_members m
            JOIN group_permissions p ON p.group_id = m.group_id JOIN groups g ON g.id = m.group_id WHERE m.account_id = $1
        UNION ALL SELECT permission, NULL, NULL, NULL FROM account_permissions WHERE account_id = $1
        ORDER BY 4 NULLS LAST, 1
        """;

    /// <summary>Nothing for roles that hold everything without a grant.</summary>
    public static readonly string OfAccountThatNeedsThem = OfAccount.Replace(
        "account_id = $1", "account_id = (SELECT id FROM accounts WHERE id = $1 AND role IN ('user', 'staff', 'supervisor'))", StringComparison.Ordinal);

    public static void Read(DbDataReader row, List<PermissionGrant> grants)
    {
        if (StoredPermission.Find(row.GetString(0)) is { } permission)
            grants.Add(new(permission, row.UuidOrNull(1) is { } group ? new(group) : null, row.TextOrNull(2)));
    }
}
