using Holdfast.Custody;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>
/// Rule 7: no command leaves a protected role without a lasting holder. A role that has none yet blocks nothing. A sign-in that becomes void by the command counts as none.
/// </summary>
static class LastHolderRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        var before = slice.Holders;
        var transitions = command.Transitions(slice, actor);
        var followUps = Aftermath.Of(slice, actor, command).FollowUps;
        var after = followUps.Aggregate(command.HoldersAfter(slice, actor), (counts, one) => counts.After(one.Transition.Before, one.Transition.After, slice.Settings));
        var losesOwners = before.Developer > 0 && after.Developer <= 0;
        var losesAdministrators = before.Administrator > 0 && after.Administrator <= 0;
        if (!losesOwners && !losesAdministrators)
            return null;
        var byRole = transitions.Any(transition => transition is { Before: { IsLasting: true, Role: Role.Developer }, Demotes: true });
        return (losesOwners && byRole) || !losesAdministrators ? Refusal.LastActiveOwner() : Refusal.LastActiveAdmin();
    }
}
