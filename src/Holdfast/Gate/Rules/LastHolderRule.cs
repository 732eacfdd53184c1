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
        var aftermath = Aftermath.Of(slice, actor, command);
        var after = HoldersAfter(slice, actor, command, aftermath);
        var losesOwners = before.Developer > 0 && after.Developer <= 0;
        var losesAdministrators = before.Administrator > 0 && after.Administrator <= 0;
        if (!losesOwners && !losesAdministrators)
            return null;
        var byRole = transitions.Any(transition => transition is { Before: { IsLasting: true, Role: Role.Developer }, Demotes: true });
        var refusal = (losesOwners && byRole) || !losesAdministrators ? Refusal.LastActiveOwner() : Refusal.LastActiveAdmin();
        return aftermath.FollowUps.Count > 0 && !Empties(before, command.HoldersAfter(slice, actor)) ? refusal.ByVoid() : refusal;
    }

    /// <summary>The holders that the command leaves with all that follows from it.</summary>
    public static HolderCounts HoldersAfter(StateSlice slice, Actor actor, Command command, Aftermath aftermath) => aftermath.FollowUps.Aggregate(
        command.HoldersAfter(slice, actor), (counts, one) => counts.After(one.Transition.Before, one.Transition.After, slice.Settings));

    static bool Empties(HolderCounts before, HolderCounts after) =>
        (before.Developer > 0 && after.Developer <= 0) || (before.Administrator > 0 && after.Administrator <= 0);
}
