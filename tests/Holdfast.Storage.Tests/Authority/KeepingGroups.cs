using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Storage.Tests.Engines;

namespace Holdfast.Storage.Tests.Authority;

public abstract class KeepingGroups(Engine engine) : StoreContract(engine)
{
    public sealed class OnSqlite() : KeepingGroups(Engine.Sqlite);

    public sealed class OnPostgreSql() : KeepingGroups(Engine.PostgreSql);

    [Fact]
    public async Task A_group_comes_back_changes_and_goes()
    {
        var group = Sample.Group("Support", HoldfastPermissions.ViewAccount, HoldfastPermissions.ViewGroup) with { RankLabel = 450 };
        await Store.ApplyAsync(new GroupEffects.InsertGroup(group));
        Assert.Equivalent(group, await Store.Groups.FindAsync(group.Id, Stop));
        var changed = Sample.Group("Desk", HoldfastPermissions.ViewGroup, HoldfastPermissions.ChangeGroup) with { Id = group.Id };
        await Store.ApplyAsync(new GroupEffects.UpdateGroup(group, changed));
        var read = await Store.Groups.FindAsync(group.Id, Stop);
        Assert.Equal("Desk", read?.Name.Value);
        Assert.Null(read?.RankLabel);
        Assert.Equal(changed.Permissions, read?.Permissions);
        await Store.ApplyAsync(new GroupEffects.DeleteGroup(group.Id));
        Assert.Null(await Store.Groups.FindAsync(group.Id, Stop));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new GroupEffects.UpdateGroup(group, changed)));
    }

    [Fact]
    public async Task Names_are_taken_once_without_regard_to_case_and_order_the_list()
    {
        await Store.ApplyAsync(new GroupEffects.InsertGroup(Sample.Group("b")), new GroupEffects.InsertGroup(Sample.Group("C")), new GroupEffects.InsertGroup(Sample.Group("a")), new GroupEffects.InsertGroup(Sample.Group("Z_")));
        Assert.Equal(EffectRejection.GroupNameTaken, await Store.RejectionAsync(new GroupEffects.InsertGroup(Sample.Group("A"))));
        var first = await Store.Groups.ListAsync(afterName: null, 2, Stop);
        Assert.Equal(["a", "b"], first.Select(group => group.Name.Value));
        Assert.Equal(["C", "Z_"], (await Store.Groups.ListAsync(first[^1].Name.Key, 2, Stop)).Select(group => group.Name.Value));
    }

    [Fact]
    public async Task Members_hold_what_their_groups_and_direct_grants_give()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        var (support, desk) = (Sample.Group("Support", HoldfastPermissions.ViewAccount), Sample.Group("desk", HoldfastPermissions.ViewGroup));
        await Store.ApplyAsync(
            new GroupEffects.InsertGroup(support), new GroupEffects.InsertGroup(desk), new GroupEffects.AddToGroup(alice.Id, support.Id), new GroupEffects.AddToGroup(alice.Id, desk.Id),
            new GroupEffects.AddToGroup(alice.Id, desk.Id), new GroupEffects.GrantPermission(alice.Id, HoldfastPermissions.AddGroup), new GroupEffects.GrantPermission(alice.Id, HoldfastPermissions.AddGroup));
        Assert.Equal(["desk", "Support"], (await Store.Accounts.GroupsOfAsync(alice.Id, Stop)).Select(group => group.Name.Value));
        Assert.Equal(1, (await Store.Groups.FindAsync(support.Id, Stop))?.MemberCount);
        PermissionGrant[] expected =
        [
            new(HoldfastPermissions.ViewGroup, desk.Id, "desk"), new(HoldfastPermissions.ViewAccount, support.Id, "Support"), new(HoldfastPermissions.AddGroup, null, null),
        ];
        Assert.Equal(expected, await Store.Accounts.GrantsOfAsync(alice.Id, Stop));
        await Store.ApplyAsync(new GroupEffects.RemoveFromGroup(alice.Id, desk.Id), new GroupEffects.RevokePermission(alice.Id, HoldfastPermissions.AddGroup));
        Assert.Equal([expected[1]], await Store.Accounts.GrantsOfAsync(alice.Id, Stop));
        await Store.ApplyAsync(new GroupEffects.GrantPermission(alice.Id, HoldfastPermissions.AddGroup), new GroupEffects.StripGrants(alice.Id));
        Assert.Empty(await Store.Accounts.GrantsOfAsync(alice.Id, Stop));
    }

    [Fact]
    public async Task A_membership_of_a_group_that_went_meanwhile_is_judged_again()
    {
        var alice = await Store.AddAsync(Sample.Account("alice"));
        Assert.Equal(EffectRejection.Stale, await Store.RejectionAsync(new GroupEffects.AddToGroup(alice.Id, GroupId.New(Sample.Start))));
    }

    [Fact]
    public async Task Holders_are_the_live_accounts_with_the_permission_and_say_why()
    {
        var now = await Store.Accounts.NowAsync(Stop);
        var group = Sample.Group("Support", HoldfastPermissions.ViewAccount);
        Account[] accounts =
        [
            Sample.Account("owner", Role.Developer), Sample.Account("admin", Role.Administrator), Sample.Account("member"), Sample.Account("direct"),
            Sample.Account("nobody"), Sample.Account("asleep") with { IsActive = false }, Sample.Account("gone") with { ExpiresAt = now.AddSeconds(-1) },
            Sample.Account("locked", Role.Administrator) with { Lock = new(now, null, "") }, Sample.Account("free", Role.Staff) with { Lock = new(now.AddDays(-1), now.AddSeconds(-1), "") },
        ];
        await Store.ApplyAsync([.. accounts.Select(account => new AccountEffects.InsertAccount(account)), new GroupEffects.InsertGroup(group)]);
        await Store.ApplyAsync([.. new[] { 2, 5, 6, 8 }.Select(place => new GroupEffects.AddToGroup(accounts[place].Id, group.Id)), new GroupEffects.GrantPermission(accounts[3].Id, HoldfastPermissions.ViewAccount)]);
        PermissionHolder[] expected =
        [
            new(accounts[0].Id, "owner", Role.Developer, "role developer"), new(accounts[1].Id, "admin", Role.Administrator, "role administrator"),
            new(accounts[2].Id, "member", Role.User, "group Support"), new(accounts[3].Id, "direct", Role.User, "granted directly"),
            new(accounts[8].Id, "free", Role.Staff, "group Support"),
        ];
        expected = [.. expected.OrderBy(holder => holder.Account.Value)];
        var first = await Store.Groups.HoldersAsync(HoldfastPermissions.ViewAccount, null, 3, Stop);
        Assert.Equal(expected, first.Concat(await Store.Groups.HoldersAsync(HoldfastPermissions.ViewAccount, first[^1].Account, 3, Stop)));
    }
}
