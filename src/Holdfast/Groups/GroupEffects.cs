using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Groups;

/// <summary>The writes of groups and direct grants that commands ask of the store.</summary>
static class GroupEffects
{
    public sealed record InsertGroup(Group Group) : Effect;

    public sealed record UpdateGroup(Group Before, Group After) : Effect;

    public sealed record DeleteGroup(GroupId Group) : Effect;

    public sealed record AddToGroup(AccountId Account, GroupId Group) : Effect;

    public sealed record RemoveFromGroup(AccountId Account, GroupId Group) : Effect;

    /// <summary>Takes an account out of every group and takes away its direct grants.</summary>
    public sealed record StripGrants(AccountId Account) : Effect;

    public sealed record GrantPermission(AccountId Account, Permission Permission) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    public sealed record RevokePermission(AccountId Account, Permission Permission) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }
}
