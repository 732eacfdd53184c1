using Holdfast.Groups;
using Holdfast.Storage.Accounts;
using Holdfast.Storage.Gate;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Groups;

/// <summary>Carries out the effects on groups and direct grants.</summary>
static class GroupStorage
{
    public static void AddTo(Cupboard cupboard)
    {
        AddGroups(cupboard);
        cupboard.Effect((GroupEffects.AddToGroup e, Writing writing) =>
        {
            writing.Run("INSERT INTO group_members (group_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", e.Group.Value, e.Account.Value);
            writing.Add(AccountStorage.Forgetting(e.Account));
        });
        cupboard.Effect((GroupEffects.RemoveFromGroup e, Writing writing) =>
        {
            writing.Run("DELETE FROM group_members WHERE group_id = $1 AND account_id = $2", e.Group.Value, e.Account.Value);
            writing.Add(AccountStorage.Forgetting(e.Account));
        });
        cupboard.Effect((GroupEffects.StripGrants e, Writing writing) =>
        {
            writing.Run("DELETE FROM group_members WHERE account_id = $1", e.Account.Value);
            writing.Run("DELETE FROM account_permissions WHERE account_id = $1", e.Account.Value);
        });
        cupboard.Effect((GroupEffects.GrantPermission e, Writing writing) =>
        {
            writing.Run(
                "INSERT INTO account_permissions (account_id, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                e.Account.Value, e.Permission.Codename);
            writing.Add(AccountStorage.Forgetting(e.Account));
        });
        cupboard.Effect((GroupEffects.RevokePermission e, Writing writing) =>
        {
            writing.Run("DELETE FROM account_permissions WHERE account_id = $1 AND permission = $2", e.Account.Value, e.Permission.Codename);
            writing.Add(AccountStorage.Forgetting(e.Account));
        });
    }

    static void AddGroups(Cupboard cupboard)
    {
        cupboard.Effect((GroupEffects.InsertGroup e, Writing writing) =>
        {
            writing.Run(
                "INSERT INTO groups (id, name, name_key, rank_label, created_at) VALUES ($1, $2, $3, $4, $5)",
                e.Group.Id.Value, e.Group.Name.Value, e.Group.Name.Key, (long?)e.Group.RankLabel, e.Group.CreatedAt);
            AddPermissions(writing, e.Group);
        });
        cupboard.Effect((GroupEffects.UpdateGroup e, Writing writing) => Update(writing, e.Before, e.After));
        cupboard.Effect((GroupEffects.DeleteGroup e, Writing writing) =>
            writing.Add(new Statement("DELETE FROM groups WHERE id = $1", e.Group.Value) { MustAffect = 1 }));
    }

    static void Update(Writing writing, Group before, Group after)
    {
        writing.Add(new Statement(
            "UPDATE groups SET name = $2, name_key = $3, rank_label = $4 WHERE id = $1",
            after.Id.Value, after.Name.Value, after.Name.Key, (long?)after.RankLabel)
        { MustAffect = 1 });
        foreach (var permission in before.Permissions)
        {
            if (!after.Permissions.Contains(permission))
                writing.Run("DELETE FROM group_permissions WHERE group_id = $1 AND permission = $2", after.Id.Value, permission.Codename);
        }
        AddPermissions(writing, after);
    }

    static void AddPermissions(Writing writing, Group group)
    {
        foreach (var permission in group.Permissions)
            writing.Run("INSERT INTO group_permissions (group_id, permission) VALUES ($1, $2) ON CONFLICT DO NOTHING", group.Id.Value, permission.Codename);
    }
}
