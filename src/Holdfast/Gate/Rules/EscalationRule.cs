using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// Rule 6: the actor covers what every account gains by the command: its role, the permissions that take effect for it, a later end. A
/// permission that is put into a group or a key must be held by the actor even where nobody gains it yet.
/// </summary>
static class EscalationRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) =>
        Find(slice, actor, command, command.Granter(slice)) is { } refusal ? command.Told(refusal) : null;

    static Refusal? Find(StateSlice slice, Actor actor, Command command, ActorState granter)
    {
        if (granter is not { Account: not null, Authority: { } authority })
            return null;
        var reach = granter.Reach;
        var promises = command.Promises(slice, actor);
        var deduced = Deduction.Of(slice, actor, command);
        foreach (var change in ReferenceEquals(promises, deduced.Transitions) ? deduced.Changes : AuthorityChange.Of(slice, promises, command.Holdings(slice)))
        {
            if (actor is Actor.ByAccount by && change.IsUndoneBy(by.Account, slice.Now))
                continue;
            // An account of the actor's own rank that is started again must not outlast the actor, as one that is made must not.
            if (change.Restarts && change.Becomes.Rank >= granter.Rank && !reach.Lasts(change.Becomes.EndsAt))
                return Refusal.OutlastsActor();
            if (change.GainsRank && change.Becomes.Rank > granter.Rank)
                return Refusal.RoleAboveOwn(change.Becomes.Rank);
            if (change.GainsEverything && !reach.IsEverything)
                return Refusal.KeyCannotRaise(change.Becomes.Rank);
            if (change.GainedPermissions.FirstOrDefault(permission => !authority.Allows(permission)) is { } missing)
                return Refusal.PermissionNotHeld(missing.Codename);
            if (change.Restarts && !(reach with { EndsAt = null }).Covers(change.Becomes with { EndsAt = null }))
                return Refusal.CannotRestart(reach.Lacks(change.Becomes));
        }
        foreach (var permission in command.Grants(slice))
        {
            if (!authority.Allows(permission))
                return Refusal.PermissionNotHeld(permission.Codename);
        }
        var outlasts = promises.Any(transition => Outlasts(transition, reach)) || (reach.EndsAt is not null && command.LastsUntil > reach.EndsAt);
        return outlasts ? Refusal.OutlastsActor() : null;
    }

    /// <summary>Ends are compared where a gain sets an end or reaches the actor's own rank.</summary>
    static bool Outlasts(AccountTransition transition, Authority reach)
    {
        if (reach.EndsAt is not { } end)
            return false;
        if (transition.SetsExpiry && transition.After.ExpiresAt > end)
            return true;
        var clears = transition.Before is { ExpiresAt: not null } && transition.After.ExpiresAt is null;
        var reaches = transition.After.Role >= reach.Rank && (transition.Before is null || transition.Before.Role < reach.Rank);
        return clears || (reaches && !reach.Lasts(transition.After.ExpiresAt));
    }
}
