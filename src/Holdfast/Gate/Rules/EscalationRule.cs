using Holdfast.Accounts;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Rule 6: nobody grants a role above their own, a permission they do not hold, or anything that outlasts their own authority.</summary>
static class EscalationRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) =>
        Find(slice, actor, command, command.Granter(slice)) is { } refusal ? command.Told(refusal) : null;

    static Refusal? Find(StateSlice slice, Actor actor, Command command, ActorState granter)
    {
        if (granter.Account is not { } self)
            return null;
        foreach (var transition in command.Promises(slice, actor))
        {
            if (transition.Promotes && transition.After.Role > self.Role)
                return Refusal.RoleAboveOwn(transition.After.Role);
            if (Outlasts(transition, self))
                return Refusal.OutlastsActor();
        }
        foreach (var permission in command.Grants(slice))
        {
            if (granter.Authority?.Allows(permission) != true)
                return Refusal.PermissionNotHeld(permission.Codename);
        }
        return self.ExpiresAt is not null && command.LastsUntil > self.ExpiresAt ? Refusal.OutlastsActor() : null;
    }

    static bool Outlasts(AccountTransition transition, Account self)
    {
        if (self.ExpiresAt is not { } end)
            return false;
        if (transition.SetsExpiry && transition.After.ExpiresAt > end)
            return true;
        var lastingNow = transition.After is { ExpiresAt: null } && transition.After.Role >= self.Role;
        var lastingBefore = transition.Before is { ExpiresAt: null } && transition.Before.Role >= self.Role;
        var clearsLaterExpiry = transition.Before is { ExpiresAt: not null } && transition.After.ExpiresAt is null;
        return clearsLaterExpiry || (lastingNow && !lastingBefore);
    }
}
