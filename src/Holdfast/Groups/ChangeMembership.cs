using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>Puts an account into a group or takes it out. Putting it in gives it all that the group gives: rule 6.</summary>
public sealed record ChangeMembership(AccountId Id, GroupId Group, bool Member) : AccountCommand(Id)
{
    internal override EventKind Kind => Member ? EventKind.GroupMemberAdded : EventKind.GroupMemberRemoved;

    internal override SliceRequest Needs => base.Needs with { Groups = [Group], Memberships = true, Held = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ChangeGroup);

    internal override Refusal? FindTarget(StateSlice slice) =>
        slice.Groups.ContainsKey(Group) ? base.FindTarget(slice) : Refusal.NotFound($"group not found: {Group}");

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice) =>
    [
        HoldingChange.Of(
            Before(slice), slice.Held.GetValueOrDefault(Target) ?? [], grant => !Member && grant.Group == Group, Member ? slice.Groups[Group].Permissions : []) with
        {
            Adds = Member && !IsPresent(slice),
        },
    ];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => Member ? [.. slice.Groups[Group].Permissions] : [];

    internal override IReadOnlyList<AccountTransition> Notes(StateSlice slice) => IsPresent(slice) == Member ? [] : [ForgetStop(slice)];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        if (IsPresent(slice) == Member)
            return Gate.Plan.Nothing(new Receipt { Account = before });
        Effect effect = Member ? new GroupEffects.AddToGroup(Target, Group) : new GroupEffects.RemoveFromGroup(Target, Group);
        var name = slice.Groups[Group].Name.Value;
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(before),
            Target = new("group", Group.ToString()),
            Reason = ReasonText,
            Changes = [Member ? new("group", null, name) : new("group", name, null)],
        };
        var forgotten = ForgetStop(slice);
        return new([effect, .. Consequences.Of(forgotten, slice.Now)], [draft], new Receipt { Account = forgotten.After });
    }

    bool IsPresent(StateSlice slice) => slice.Memberships.TryGetValue(Target, out var groups) && groups.Contains(Group);
}
