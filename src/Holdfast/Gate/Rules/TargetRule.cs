using Holdfast.Custody;
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

    /// <summary>By effect: what the command makes of accounts, and what its actor gets to see, not which command it is.</summary>
    static bool IsSensitive(StateSlice slice, Actor actor, Command command)
    {
        if (command.IsSensitive(slice) || command.ShowsCredential(slice, actor) || command.Compromised.Count > 0 || command.Custody.All.Any())
            return true;
        if (command.DoorFor(slice, actor) is not Door.Own && command.Targets(slice).Any(target => target.Role.IsProtected && target.Id != slice.Actor.Account?.Id))
            return true;
        var deduced = Deduction.Of(slice, actor, command);
        return deduced.Transitions.Any(IsSensitive) || deduced.Changes.Any(static change => change.ReachesPanel);
    }

    static bool IsSensitive(AccountTransition transition) =>
        transition.Activates
        || (transition.Before is not null && (transition.ExtendsEnd || (transition.SetsExpiry && transition.Before.ExpiresAt is null)))
        || (transition.Before?.Role.IsProtected == true
            && (transition.Demotes || transition.Deactivates || transition.Locks || transition.Removes || transition.SetsExpiry))
        || (!transition.Removes && (transition.ChangesEmail || (transition.ChangesPassword && !transition.PasswordProven)));
}
