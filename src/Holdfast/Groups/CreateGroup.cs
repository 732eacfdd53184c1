using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>Creates a group. Rule 6 covers its permissions.</summary>
public sealed record CreateGroup(GroupId Id, Outcome<GroupName> Name, Outcome<IReadOnlySet<Permission>> Permissions, int? RankLabel) : Command
{
    internal override EventKind Kind => EventKind.GroupCreated;

    internal override SliceRequest Needs => new() { GroupName = Name.Match<GroupName?>(name => name, _ => null) };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.AddGroup);

    internal override Refusal? CheckValues(StateSlice slice) => Name.Refusal ?? Permissions.Refusal ?? GroupRules.CheckRankLabel(RankLabel)
        ?? (slice.GroupNameOwner is null ? null : Refusal.GroupNameTaken());

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => Permissions.Match<IReadOnlyCollection<Permission>>(all => [.. all], _ => []);

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var group = new Group
        {
            Id = Id,
            Name = Name.Match(name => name, _ => throw new InvalidOperationException("Judged before it was planned.")),
            RankLabel = RankLabel,
            Permissions = Permissions.Match(all => all, _ => new HashSet<Permission>()),
            CreatedAt = slice.Now,
        };
        var draft = new EventDraft(Kind)
        {
            Target = new("group", Id.ToString()),
            Detail = _ => new EventDetail.GroupState(group.Name.Value, RankLabel, GroupRules.Names(group.Permissions), []),
        };
        return new([new GroupEffects.InsertGroup(group)], [draft], new Receipt { Group = group });
    }
}
