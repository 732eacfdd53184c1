using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;
using Holdfast.Tests.Worlds;

namespace Holdfast.Tests.Roles;

/// <summary>A refusal keeps its sentence, and says in its detail what is missing and who can give it.</summary>
public class WhatIsMissing
{
    static readonly DeleteGroup command = new(Known.Group);

    [Fact]
    public void At_a_door_is_named()
    {
        var world = new World(new Person(Rung.User), new(Rung.User), new(Rung.Developer), Caller.WithAccount[0]);
        var refusal = Holdfast.Gate.Rules.Judge(Custodies.Complete(world, command), Mirror.Actor(world.Caller), command)!;
        Assert.Equal("forbidden", refusal.Sentence);
        Assert.StartsWith("you need the role staff or above", refusal.Detail, StringComparison.Ordinal);
        Assert.EndsWith("to do this; ask an administrator", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_and_permissions_are_named_together()
    {
        Assert.Equal(
            "you need the role staff or above and the permission holdfast.delete_group to do this; ask an administrator",
            Refusal.Forbidden(Role.Staff, [HoldfastPermissions.DeleteGroup]).Detail);
        Assert.Equal(
            "you need the permissions holdfast.add_group, holdfast.delete_group to do this; ask an administrator",
            Refusal.Forbidden(null, [HoldfastPermissions.AddGroup, HoldfastPermissions.DeleteGroup]).Detail);
    }

    [Fact]
    public void For_a_key_is_said_of_the_key_and_its_owner() => Assert.Equal(
        "this API key or its owner lacks the permission holdfast.delete_group",
        Refusal.Forbidden(null, [HoldfastPermissions.DeleteGroup], byKey: true).Detail);

    [Fact]
    public void Where_nothing_more_is_known_the_detail_is_the_sentence()
    {
        Assert.Equal("forbidden", Refusal.Forbidden().Detail);
        Assert.Equal("unknown role: king; the roles are user, staff, supervisor, administrator, developer", Refusal.UnknownRole("king").Detail);
    }
}
