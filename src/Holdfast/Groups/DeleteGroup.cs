using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Gate;

namespace Holdfast.Groups;

/// <summary>Deletes a group; its members lose what it gave them.</summary>
public sealed record DeleteGroup(GroupId Id) : GroupCommand(Id)
{
    internal override EventKind Kind => EventKind.GroupDeleted;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.DeleteGroup);

    internal override SliceRequest Needs => base.Needs with { MembersOf = Target };

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice) =>
        [.. slice.Members.Select(member => HoldingChange.Of(member, slice.Held.GetValueOrDefault(member.Id) ?? [], grant => grant.Group == Target, []))];

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => GroupRules.Losing(Holdings(slice));

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var draft = new EventDraft(Kind)
        {
            Target = new("group", Target.ToString()),
            Detail = _ => new EventDetail.GroupState(before.Name.Value, before.RankLabel, [], GroupRules.Names(before.Permissions)),
        };
        return new([new AccountEffects.ForgetStopsIn(Target), new GroupEffects.DeleteGroup(Target)], [draft], new Receipt { Group = before });
    }
}
