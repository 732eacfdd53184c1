using Holdfast.Custody;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>
/// Rule 7: no command leaves a protected role without a lasting holder, and none without one who can sign in here and now. A role that
/// has none yet blocks nothing. A sign-in that becomes void by the command, and one that comes to be in doubt, count as none. Both are
/// counted, so that a key file that is away for a moment switches nothing off.
/// </summary>
static class LastHolderRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) => command.TellHolders(Find(slice, actor, command), slice);

    static Refusal? Find(StateSlice slice, Actor actor, Command command)
    {
        var deduced = Deduction.Of(slice, actor, command);
        var (transitions, aftermath) = (deduced.Transitions, deduced.Aftermath);
        var changed = transitions.Concat(aftermath.FollowUps.Select(static one => one.Transition));
        var lasting = changed.Aggregate(slice.Census.Lasting, static (counts, transition) => counts.After(transition.Before, transition.After, static _ => true));
        var open = HoldersAfter(slice, actor, command, aftermath);
        var losesOwners = Empties(slice.Census.Lasting.Developer, lasting.Developer) || Empties(slice.Holders.Developer, open.Developer);
        var losesAdministrators = Empties(slice.Census.Lasting.Administrator, lasting.Administrator) || Empties(slice.Holders.Administrator, open.Administrator);
        if (!losesOwners && !losesAdministrators)
            return null;
        var byRole = transitions.Any(transition => transition is { Before: { IsLasting: true, Role: Role.Developer }, Demotes: true });
        var refusal = (losesOwners && byRole) || !losesAdministrators ? Refusal.LastActiveOwner() : Refusal.LastActiveAdmin();
        if (aftermath.FollowUps.Count == 0 || slice.Holders.IsEmptiedTo(command.HoldersAfter(slice, actor)))
            return refusal;
        return command.Compromised.Count > 0 ? refusal.ByCompromise() : refusal.ByVoid();
    }

    /// <summary>The holders that the command leaves with all that follows from it.</summary>
    public static HolderCounts HoldersAfter(StateSlice slice, Actor actor, Command command, Aftermath aftermath) => aftermath.FollowUps.Aggregate(
        command.HoldersAfter(slice, actor), (counts, one) => counts.After(
            one.Transition.Before, one.Transition.After, command.MayLeaveDoubt ? slice.LetsIn : slice.Counts));

    static bool Empties(int before, int after) => before > 0 && after <= 0;
}
