using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Groups;

/// <summary>Reads groups and who holds what.</summary>
sealed class GroupReader(IDatabase database) : IGroupReader
{
    const string Page = "SELECT id FROM groups WHERE name_key > $1 ORDER BY name_key LIMIT $2";

    const string Holders =
        """
        SELECT a.id, a.username, a.role, (SELECT g.name FROM group_members m JOIN group_permissions p ON p.group_id = m.group_id
            JOIN groups g ON g.id = m.group_id WHERE m.account_id = a.id AND p.permission = $1 ORDER BY g.name_key LIMIT 1)
        FROM accounts a WHERE a.id IN (
            SELECT id FROM accounts WHERE removed_at IS NULL AND is_active = TRUE AND role IN ('administrator', 'developer')
            UNION SELECT m.account_id FROM group_permissions p JOIN group_members m ON m.group_id = p.group_id WHERE p.permission = $1
            UNION SELECT account_id FROM account_permissions WHERE permission = $1)
          AND a.is_active = TRUE AND a.removed_at IS NULL AND (a.expires_at IS NULL OR a.expires_at > $2)
          AND (a.admin_locked_at IS NULL OR a.admin_locked_until <= $2)
        """;

    public async ValueTask<IReadOnlyList<Group>> ListAsync(string? afterName, int limit, CancellationToken cancellationToken)
    {
        var groups = new GroupCollector();
        await database.ReadAsync(
            [
                new($"SELECT {GroupCollector.Columns} FROM groups g WHERE g.id IN ({Page}) ORDER BY g.name_key", afterName ?? "", (long)limit) { Row = groups.Take },
                new($"SELECT group_id, permission FROM group_permissions WHERE group_id IN ({Page})", afterName ?? "", (long)limit) { Row = groups.TakePermission },
            ],
            cancellationToken).ConfigureAwait(false);
        return groups.Groups;
    }

    public async ValueTask<Group?> FindAsync(GroupId id, CancellationToken cancellationToken)
    {
        var groups = new GroupCollector();
        await database.ReadAsync(
            [
                new($"SELECT {GroupCollector.Columns} FROM groups g WHERE g.id = $1", id.Value) { Row = groups.Take },
                new("SELECT group_id, permission FROM group_permissions WHERE group_id = $1", id.Value) { Row = groups.TakePermission },
            ],
            cancellationToken).ConfigureAwait(false);
        return groups.Groups.Count == 0 ? null : groups.Groups[0];
    }

    public async ValueTask<IReadOnlyList<PermissionHolder>> HoldersAsync(Permission permission, AccountId? after, int limit, CancellationToken cancellationToken)
    {
        var now = default(DateTimeOffset);
        await database.ReadAsync([new($"SELECT {database.Dialect.Clock}") { Row = row => now = database.Time(row.GetInt64(0)) }], cancellationToken).ConfigureAwait(false);
        var holders = new List<PermissionHolder>();
        await database.ReadAsync(
            [
                new(Holders + " AND a.id > $3 ORDER BY a.id LIMIT $4", permission.Codename, now, after?.Value ?? Guid.Empty, (long)limit)
                {
                    Row = row =>
                    {
                        var role = AccountRow.RoleOf(row.GetString(2));
                        var why = role.BypassesGroupChecks ? $"role {role.Name}" : row.TextOrNull(3) is { } group ? $"group {group}" : "granted directly";
                        holders.Add(new(new(row.GetGuid(0)), row.TextOrNull(1), role, why));
                    },
                },
            ],
            cancellationToken).ConfigureAwait(false);
        return holders;
    }
}
