using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>Changes a group's name, label or permissions, all or none. Rule 6 covers the permissions that are added.</summary>
public sealed record ChangeGroup(GroupId Id) : GroupCommand(Id)
{
    /// <summary>A new name.</summary>
    public Outcome<GroupName>? Name { get; init; }

    /// <summary>Its permissions, exactly.</summary>
    public Outcome<IReadOnlySet<Permission>>? Permissions { get; init; }

    /// <summary>A new label; a done null clears it.</summary>
    public Outcome<int?>? RankLabel { get; init; }

    internal override EventKind Kind => EventKind.GroupChanged;

    internal override SliceRequest Needs => base.Needs with
    {
        GroupName = Name?.Match<GroupName?>(name => name, _ => null),
        MembersOf = Permissions is null ? null : Target,
    };

    internal override Refusal? CheckValues(StateSlice slice) => Name?.Refusal ?? Permissions?.Refusal
        ?? (RankLabel is null ? null : RankLabel.Match(GroupRules.CheckRankLabel, refusal => refusal))
        ?? (slice.GroupNameOwner is { } holder && holder != Target ? Refusal.GroupNameTaken() : null);

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice)
    {
        var (before, after) = (Before(slice).Permissions, After(slice).Permissions);
        if (before.SetEquals(after))
            return [];
        Permission[] added = [.. after.Except(before)];
        return [.. slice.Members.Select(member => HoldingChange.Of(
            member, slice.Held.GetValueOrDefault(member.Id) ?? [], grant => grant.Group == Target && !after.Contains(grant.Permission), added) with
        {
            Adds = added.Length > 0,
        })];
    }

    internal override IReadOnlyList<Account> Targets(StateSlice slice) => GroupRules.Losing(Holdings(slice));

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) => [.. After(slice).Permissions.Except(Before(slice).Permissions)];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var after = After(slice);
        var added = after.Permissions.Except(before.Permissions).ToArray();
        var removed = before.Permissions.Except(after.Permissions).ToArray();
        if (before.Name == after.Name && before.RankLabel == after.RankLabel && added.Length == 0 && removed.Length == 0)
            return Gate.Plan.Nothing(new Receipt { Group = before });
        var draft = new EventDraft(Kind)
        {
            Target = new("group", Target.ToString()),
            Detail = _ => new EventDetail.GroupState(after.Name.Value, after.RankLabel, GroupRules.Names(added), GroupRules.Names(removed)),
        };
        return new([new GroupEffects.UpdateGroup(before, after), .. added.Length + removed.Length > 0 ? [new AccountEffects.ForgetStopsIn(Target)] : Array.Empty<Effect>()], [draft], new Receipt { Group = after });
    }

    Group After(StateSlice slice)
    {
        var before = Before(slice);
        return before with
        {
            Name = Name is not null && Name.IsDone(out var name) ? name : before.Name,
            Permissions = Permissions is not null && Permissions.IsDone(out var permissions) ? permissions : before.Permissions,
            RankLabel = RankLabel is not null && RankLabel.IsDone(out var label) ? label : before.RankLabel,
        };
    }
}
