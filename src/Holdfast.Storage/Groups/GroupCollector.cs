using System.Data.Common;
using Holdfast.Groups;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Groups;

/// <summary>Puts groups together from their rows and the rows of their permissions, in the order of the former.</summary>
sealed class GroupCollector
{
    /// <summary>The columns of the alias <c>g</c>.</summary>
    public const string Columns =
        "g.id, g.name, g.rank_label, g.created_at, (SELECT count(*) FROM group_members n WHERE n.group_id = g.id)";

    readonly List<Group> groups = [];
    readonly Dictionary<Guid, HashSet<Permission>> permissions = [];

    public IReadOnlyList<Group> Groups => groups;

    public void Take(DbDataReader row)
    {
        var id = row.GetGuid(0);
        groups.Add(new Group
        {
            Id = new(id),
            Name = GroupName.Parse(row.GetString(1)).Match(name => name, refusal => throw new InvalidOperationException(refusal.Sentence)),
            RankLabel = row.IsDBNull(2) ? null : row.GetInt32(2),
            CreatedAt = row.Time(3),
            MemberCount = (int)row.GetInt64(4),
            Permissions = Of(id),
        });
    }

    /// <summary>Takes a row of group and permission, before or after the group itself.</summary>
    public void TakePermission(DbDataReader row)
    {
        if (StoredPermission.Find(row.GetString(1)) is { } permission)
            Of(row.GetGuid(0)).Add(permission);
    }

    HashSet<Permission> Of(Guid group)
    {
        if (!permissions.TryGetValue(group, out var held))
            permissions[group] = held = [];
        return held;
    }
}
