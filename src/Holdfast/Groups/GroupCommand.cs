using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>A command on one existing group.</summary>
public abstract record GroupCommand : Command
{
    private protected GroupCommand(GroupId target) => Target = target;

    /// <summary>The group it acts on.</summary>
    public GroupId Target { get; }

    internal override SliceRequest Needs => new() { Groups = [Target] };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ChangeGroup);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Groups.ContainsKey(Target) ? null : Refusal.NotFound($"group not found: {Target}");

    /// <summary>The group as it is. Only after <see cref="FindTarget"/>.</summary>
    internal Group Before(StateSlice slice) => slice.Groups[Target];
}
