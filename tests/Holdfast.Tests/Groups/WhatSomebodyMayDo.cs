using Holdfast.ApiKeys;
using Holdfast.Custody;
using Holdfast.Groups;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Groups;

public class WhatSomebodyMayDo
{
    static readonly Permission view = Permission.Of("shop", PermissionAction.View, "order");
    static readonly Permission change = Permission.Of("shop", PermissionAction.Change, "order");
    static readonly Permission delete = Permission.Of("shop", PermissionAction.Delete, "order");

    static readonly PermissionGrant[] grants = [new(view, new(Guid.Empty), "Support"), new(change, null, null)];

    public static TheoryData<Role, bool, bool, bool> Table => new()
    {
        { Role.User, true, true, false },
        { Role.Staff, true, true, false },
        { Role.Supervisor, true, true, false },
        { Role.Administrator, true, true, true },
        { Role.Developer, true, true, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Groups_and_direct_grants_add_up_and_administrators_hold_everything(Role role, params bool[] expected)
    {
        var authority = new EffectiveAuthority(role, grants);
        Assert.Equal(expected, new[] { authority.Allows(view), authority.Allows(change), authority.Allows(delete) });
    }

    [Theory]
    [InlineData(Role.Staff, "group Support", "granted directly", "not granted")]
    [InlineData(Role.Administrator, "role administrator", "role administrator", "role administrator")]
    public void Why_names_the_role_or_the_group(Role role, params string[] expected)
    {
        var authority = new EffectiveAuthority(role, grants);
        Assert.Equal(expected, new[] { authority.Why(view), authority.Why(change), authority.Why(delete) });
    }

    [Theory]
    [InlineData(Role.Staff, true, false, false)]
    [InlineData(Role.Developer, true, false, true)]
    public void A_key_may_do_what_its_scopes_and_its_owner_both_may(Role role, params bool[] expected)
    {
        var authority = new EffectiveAuthority(role, grants, Key(view, delete));
        Assert.Equal(expected, new[] { authority.Allows(view), authority.Allows(change), authority.Allows(delete) });
        Assert.Equal("not in the scopes of this key", authority.Why(change));
    }

    [Fact]
    public void A_key_without_scopes_may_do_nothing() => Assert.False(new EffectiveAuthority(Role.Developer, grants, Key()).Allows(view));

    [Fact]
    public void A_key_has_the_reserved_scope_when_it_was_minted_with_it_and_only_then()
    {
        Assert.True(new EffectiveAuthority(Role.Staff, [], Key(Permission.Sensitive)).Allows(Permission.Sensitive));
        Assert.False(new EffectiveAuthority(Role.Developer, [], Key(view)).Allows(Permission.Sensitive));
    }

    [Fact]
    public void Why_and_the_verdict_never_contradict_each_other()
    {
        string[] denials = ["not ", "dormant", "above"];
        IEnumerable<Permission>?[] scopes = [null, [], [view], [Permission.Sensitive], [view, delete, Permission.Sensitive]];
        foreach (var role in RoleLadder.All)
        {
            foreach (var scope in scopes)
            {
                var authority = new EffectiveAuthority(role, grants, scope is null ? null : Key([.. scope]));
                foreach (var permission in new[] { view, change, delete, Permission.Sensitive })
                    Assert.Equal(authority.Allows(permission), !Array.Exists(denials, denial => authority.Why(permission).StartsWith(denial, StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [InlineData(Role.Developer, Role.Developer, true)]
    [InlineData(Role.Developer, Role.Staff, true)]
    [InlineData(Role.Developer, Role.User, true)]
    [InlineData(Role.Staff, Role.Developer, true)]
    [InlineData(Role.User, Role.Developer, false)]
    public void A_key_has_the_lower_of_its_account_s_rank_and_its_ceiling_s_and_no_more_permissions_than_either(Role account, Role minter, bool changes)
    {
        var ceiling = new Authority(minter, IsEverything: false, new HashSet<Permission> { view, change }, EndsAt: null);
        var authority = new EffectiveAuthority(account, grants, KeyUnder(ceiling, view, change, delete));
        Assert.Equal(account < minter ? account : minter, authority.Role);
        Assert.Equal([true, true, false], new[] { authority.Allows(view), authority.Allows(change), authority.Allows(delete) });
        Assert.Equal("above the ceiling of this key", authority.Why(delete));
        var own = HoldfastPermissions.ChangeAccount;
        var ours = KeyUnder(ceiling with { Permissions = new HashSet<Permission> { own } }, own);
        Assert.Equal(changes, new EffectiveAuthority(account, [new(own, null, null)], ours).Allows(own));
    }

    [Fact]
    public void Permissions_of_our_own_area_are_dormant_below_staff_and_the_host_s_are_not()
    {
        var own = HoldfastPermissions.ViewAccount;
        foreach (var role in RoleLadder.All)
        {
            var authority = new EffectiveAuthority(role, [new(own, null, null), new(view, null, null)]);
            Assert.Equal((role > Role.User, true), (authority.Allows(own), authority.Allows(view)));
        }
        Assert.Equal("dormant: the role user does not enter the panel", new EffectiveAuthority(Role.User, [new(own, null, null)]).Why(own));
    }

    [Fact]
    public void A_key_for_everything_does_what_its_account_may_under_its_ceiling_and_a_plain_one_never_bypasses()
    {
        var account = Mirror.Account(new Person(Rung.Developer), 1);
        Authority Reach(Role role, Authority ceiling, params Permission[] scopes) => new EffectiveAuthority(role, grants, KeyUnder(ceiling, scopes)).Reach(account with { Role = role });
        var high = new Authority(Role.Developer, IsEverything: true, new HashSet<Permission>(), EndsAt: null);
        Assert.True(Reach(Role.Developer, high, Permission.Everything).IsEverything);
        Assert.False(Reach(Role.Developer, high, view, change, delete, Permission.Sensitive).IsEverything);
        Assert.False(Reach(Role.Staff, high, Permission.Everything).IsEverything);
        Assert.Equal([view], Reach(Role.Developer, high with { IsEverything = false, Permissions = new HashSet<Permission> { view } }, Permission.Everything).Permissions);
        Assert.Equal(Known.Now, Reach(Role.Developer, high with { EndsAt = Known.Now }, Permission.Everything).EndsAt);
        var everything = new EffectiveAuthority(Role.Developer, [], Key(Permission.Everything));
        Assert.All([view, Permission.Sensitive, Permission.Identity], permission => Assert.True(everything.Allows(permission)));
    }

    [Fact]
    public void Doors_that_tell_who_the_caller_is_need_a_scope_of_their_own()
    {
        Assert.True(new EffectiveAuthority(Role.User, [], Key(Permission.Identity)).Allows(Permission.Identity));
        Assert.False(new EffectiveAuthority(Role.Developer, grants, Key(view, Permission.Sensitive)).Allows(Permission.Identity));
    }

    [Fact]
    public void The_first_of_several_grants_explains_it()
    {
        var authority = new EffectiveAuthority(Role.Staff, [new(view, new(Guid.Empty), "A"), new(view, null, null)]);
        Assert.Equal("group A", authority.Why(view));
        Assert.Single(authority.Grants);
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var many = Enumerable.Range(0, 1000).Select(index => new PermissionGrant(Permission.Of("shop", PermissionAction.View, $"model_{index}"), null, null));
        var authority = new EffectiveAuthority(Role.Staff, [.. many, .. grants], Key(view, delete));
        Decide(authority, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decide(authority, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static ApiKey Key(params Permission[] scopes) => KeyUnder(new(Role.Developer, IsEverything: true, new HashSet<Permission>(), EndsAt: null), scopes);

    static ApiKey KeyUnder(Authority ceiling, params Permission[] scopes) => new()
    {
        Id = new("key00001"),
        OwnerId = default,
        Name = "key",
        Scopes = scopes.ToHashSet(),
        CreatedAt = default,
        ExpiresAt = DateTimeOffset.MaxValue,
        Secret = new(default, ceiling),
    };

    static int Decide(EffectiveAuthority authority, int times)
    {
        var allowed = 0;
        for (var i = 0; i < times; i++)
            allowed += (authority.Allows(view) ? 1 : 0) + (authority.Allows(change) ? 1 : 0) + (authority.Allows(delete) ? 1 : 0);
        return allowed;
    }
}
