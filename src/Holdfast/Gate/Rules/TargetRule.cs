using Holdfast.Groups;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>Rule 2: what the command acts on is there; then, for sensitive commands, the re-authentication window is open.</summary>
static class TargetRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        if (command.FindTarget(slice) is { } missing)
            return missing;
        return actor switch
        {
            Actor.ByAccount when IsSensitive(slice, actor, command) && slice.Actor.Session?.IsReauthenticated(slice.Now) != true
                => Refusal.ReauthenticationRequired(),
            Actor.ByKey { Owner: var owner } when command.TouchesCredentialsOf(owner, slice, actor) => Refusal.Forbidden(),
            Actor.ByKey when IsSensitive(slice, actor, command) && slice.Actor.Authority?.Allows(Permission.Sensitive) != true
                => Refusal.ReauthenticationRequired(),
            _ => null,
        };
    }

    static bool IsSensitive(StateSlice slice, Actor actor, Command command) =>
        command.IsSensitive(slice) || command.Transitions(slice, actor).Any(IsSensitive);

    static bool IsSensitive(AccountTransition transition) =>
        (transition.Promotes && transition.After.Role.IsProtected)
        || (transition.Before?.Role.IsProtected == true
            && (transition.Demotes || transition.Deactivates || transition.Locks || transition.Removes || transition.SetsExpiry))
        || (!transition.Removes && (transition.ChangesEmail || (transition.ChangesPassword && !transition.PasswordProven)));
}
