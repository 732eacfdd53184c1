using System.Data.Common;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Groups;

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

    const string ThoseThatNeedGrants = "role IN ('user', 'staff', 'supervisor')";

    /// <summary>Nothing for roles that hold everything without a grant.</summary>
    public static readonly string OfAccountThatNeedsThem = OfAccount.Replace(
        "account_id = $1", $"account_id = (SELECT id FROM accounts WHERE id = $1 AND {ThoseThatNeedGrants})", StringComparison.Ordinal);

    /// <summary>
    /// The same of many accounts, which the text <paramref name="accounts"/> selects or lists: the id of the account is the first column.
    /// Whatever the role: a demotion leaves an account what its groups give. CROSS JOIN makes SQLite begin with the accounts, which
    /// are few.
    /// </summary>
    public static string OfAccounts(string accounts) =>
        $"""
        WITH b AS MATERIALIZED (SELECT id FROM accounts WHERE {accounts})
        SELECT b.id, p.permission, g.id, g.name, g.name_key FROM b CROSS JOIN group_members m
            JOIN group_permissions p ON p.group_id = m.group_id JOIN groups g ON g.id = m.group_id WHERE m.account_id = b.id
        UNION ALL SELECT b.id, d.permission, NULL, NULL, NULL FROM b CROSS JOIN account_permissions d WHERE d.account_id = b.id
        ORDER BY 5 NULLS LAST, 2
        """;

    public static void Read(DbDataReader row, List<PermissionGrant> grants, int at = 0)
    {
        if (StoredPermission.Find(row.GetString(at)) is { } permission)
            grants.Add(new(permission, row.UuidOrNull(at + 1) is { } group ? new(group) : null, row.TextOrNull(at + 2)));
    }

    /// <summary>What an account may do, by a key or by none. Every authority that the store reads is made here.</summary>
    public static EffectiveAuthority AuthorityOf(Account account, IEnumerable<PermissionGrant> grants, ApiKey? key) =>
        new(account.Role, grants, key);
}
