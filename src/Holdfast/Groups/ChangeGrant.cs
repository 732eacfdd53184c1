using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Custody;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Groups;

/// <summary>Grants a permission directly or revokes such a grant.</summary>
public sealed record ChangeGrant(AccountId Id, Outcome<Permission> Permission, bool Granted) : AccountCommand(Id)
{
    internal override EventKind Kind => Granted ? EventKind.PermissionGranted : EventKind.PermissionRevoked;

    internal override SliceRequest Needs => base.Needs with { Memberships = true, Held = true };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Needs(HoldfastPermissions.ChangeGroup);

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice) ?? Permission.Refusal;

    internal override IReadOnlyList<HoldingChange> Holdings(StateSlice slice) => Permission.IsDone(out var permission)
        ?
        [
            HoldingChange.Of(
                Before(slice), slice.Held.GetValueOrDefault(Target) ?? [], grant => !Granted && grant.Group is null && grant.Permission == permission,
                Granted ? [permission] : []) with { Adds = Granted && !IsPresent(slice, permission) },
        ]
        : [];

    internal override IReadOnlyCollection<Permission> Grants(StateSlice slice) =>
        Granted && Permission.IsDone(out var permission) ? [permission] : [];

    internal override IReadOnlyList<AccountTransition> Notes(StateSlice slice) =>
        Permission.IsDone(out var permission) && IsPresent(slice, permission) != Granted ? [ForgetStop(slice)] : [];

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        var permission = Permission.Match(one => one, _ => throw new InvalidOperationException("Judged before it was planned."));
        if (IsPresent(slice, permission) == Granted)
            return Gate.Plan.Nothing(new Receipt { Account = before });
        Effect effect = Granted ? new GroupEffects.GrantPermission(Target, permission) : new GroupEffects.RevokePermission(Target, permission);
        var draft = new EventDraft(Kind)
        {
            Subject = EventSubject.Of(before),
            Reason = ReasonText,
            Detail = _ => new EventDetail.Grant(permission.Codename),
        };
        var forgotten = ForgetStop(slice);
        return new([effect, .. Consequences.Of(forgotten, slice.Now)], [draft], new Receipt { Account = forgotten.After });
    }

    bool IsPresent(StateSlice slice, Permission permission) => slice.DirectGrants.TryGetValue(Target, out var grants) && grants.Contains(permission);
}
