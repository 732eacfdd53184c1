using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Statement;

/// <summary>What is done to groups, memberships and direct grants.</summary>
static class GroupDeeds
{
    static readonly string[] change = ["holdfast.change_group"];
    static readonly IReadOnlySet<Permission> host = new HashSet<Permission> { Known.Permission(Known.HostPermission) };
    static readonly IReadOnlySet<Permission> none = new HashSet<Permission>();

    public static IEnumerable<Deed> On(int target) => [.. Memberships(target), .. Grants(target)];

    public static IEnumerable<Deed> All { get; } = [.. Creations(), .. Changes(), .. Deletions()];

    static IEnumerable<Deed> Creations()
    {
        Deed Create(string name, IReadOnlySet<Permission> permissions, int? label = null, string? code = null) =>
            new($"create the group '{name}' with {permissions.Count} permissions, labelled {label}",
                new CreateGroup(Known.NoGroup, GroupName.Parse(name), Outcome<IReadOnlySet<Permission>>.Done(permissions), label))
            {
                Needs = ["holdfast.add_group"],
                Gives = [.. permissions.Select(permission => permission.Codename)],
                Invalid = _ => code,
            };
        return
        [
            Create("fresh", none),
            Create("fresh", host),
            Create("fresh", none, 450),
            Create("fresh", none, 0, "invalid_group"),
            Create("", none, null, "invalid_group"),
            Create("taken", none, null, "name_taken"),
        ];
    }

    static IEnumerable<Deed> Changes()
    {
        Deed Change(string name, ChangeGroup command, string? code = null, bool gives = false) => new(name, command)
        {
            Needs = change,
            Invalid = _ => code,
            Gives = gives ? ["holdfast.view_account"] : [],
            OnMembers = gives,
            Leaves = gives ? (world, index) => And(world.Held(index), "holdfast.view_account") : null,
            AddsToActor = world => gives && world.First.Member,
        };
        var plain = new ChangeGroup(Known.Group);
        var more = new HashSet<Permission>(host) { Known.Permission("holdfast.view_account") };
        return
        [
            Change("rename the group", plain with { Name = GroupName.Parse("fresh") }),
            Change("give the group a name that is taken", plain with { Name = GroupName.Parse("taken") }, "name_taken"),
            Change("leave the group its permissions", plain with { Permissions = Outcome<IReadOnlySet<Permission>>.Done(host) }),
            Change("take the group's permissions away", plain with { Permissions = Outcome<IReadOnlySet<Permission>>.Done(none) }) with { OnMembers = true, Leaves = Direct },
            Change("give the group more permissions", plain with { Permissions = Outcome<IReadOnlySet<Permission>>.Done(more) }, gives: true),
            Change("label the group too high", plain with { RankLabel = (int?)1000 }, "invalid_group"),
            Change("change a group that is none", new ChangeGroup(Known.NoGroup)) with { Missing = _ => "not_found" },
        ];
    }

    static IEnumerable<Deed> Deletions() =>
    [
        new("delete the group", new DeleteGroup(Known.Group)) { Needs = ["holdfast.delete_group"], OnMembers = true, Leaves = Direct },
        new("delete a group that is none", new DeleteGroup(Known.NoGroup)) { Needs = ["holdfast.delete_group"], Missing = _ => "not_found" },
    ];

    static IEnumerable<Deed> Memberships(int target)
    {
        var account = Known.Accounts[target];
        Deed Member(GroupId group, bool member, string? missing) =>
            new($"{(member ? "put" : "take")} {target} {(member ? "into" : "out of")} {group}", new ChangeMembership(account, group, member))
            {
                Needs = change,
                ActsOn = [target],
                Missing = _ => missing,
                Leaves = missing is not null ? null : member ? (world, index) => And(world.Held(index), Known.HostPermission) : Direct,
                AddsToActor = world => target == 0 && member && !world.First.Member,
                Gives = member && missing is null ? [Known.HostPermission] : [],
            };
        Deed Exactly(string name, GroupId[] groups, string? code) =>
            new(name, new ChangeAccount(account) { Groups = groups.ToHashSet() })
            {
                Needs = ["holdfast.change_account", .. change],
                ActsOn = [target],
                Invalid = _ => code,
                Leaves = code is not null ? null : groups.Length > 0 ? (world, index) => And(world.Held(index), Known.HostPermission) : Direct,
                AddsToActor = world => target == 0 && groups.Length > 0 && !world.First.Member,
                GivesUnless = world => world[target].Member,
                Gives = code is null && groups.Length > 0 ? [Known.HostPermission] : [],
            };
        return
        [
            Member(Known.Group, true, null),
            Member(Known.Group, false, null),
            Member(Known.NoGroup, true, "not_found"),
            Exactly($"let {target} be in one group", [Known.Group], null),
            Exactly($"let {target} be in no group", [], null),
            Exactly($"let {target} be in a group that is none", [Known.NoGroup], "invalid_group"),
        ];
    }

    static IEnumerable<Deed> Grants(int target)
    {
        Deed Grant(string name, Outcome<Permission> permission, bool granted, string[] gives) =>
            new(name, new ChangeGrant(Known.Accounts[target], permission, granted))
            {
                Needs = change,
                ActsOn = [target],
                Gives = gives,
                Leaves = permission.Refusal is not null ? null : granted ? (world, index) => And(world.Held(index), gives[0]) : Group,
                AddsToActor = world => target == 0 && gives.Length > 0 && !world.Caller.Granted.Contains(gives[0]),
                Invalid = _ => permission.Refusal is null ? null : "invalid_permission",
            };
        return
        [
            Grant($"grant {target} a permission", Known.Permission(Known.HostPermission), true, [Known.HostPermission]),
            Grant($"grant {target} the sensitive scope", Permission.Sensitive, true, ["holdfast.sensitive"]),
            Grant($"revoke a grant of {target}", Known.Permission(Known.HostPermission), false, []),
            Grant($"grant {target} a permission that is none", Refusal.UnknownPermission("shop.fly_order"), true, []),
        ];
    }

    static IReadOnlySet<string> And(IReadOnlySet<string> held, string more) => held.Append(more).ToHashSet();

    /// <summary>What is left without the group.</summary>
    static IReadOnlySet<string> Direct(World world, int index) =>
        index == 0 && world.Caller.HasAccount ? world.Caller.Granted : Known.Held(world[index].Holding, member: false);

    /// <summary>What is left without the direct grant of what the group gives.</summary>
    static IReadOnlySet<string> Group(World world, int index) => world[index].Member
        ? world.Held(index)
        : world.Held(index).Where(codename => codename != Known.HostPermission).ToHashSet();
}
