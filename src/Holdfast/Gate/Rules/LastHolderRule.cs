using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>
/// Rule 7: no command leaves a protected role without a lasting holder, and none without one who can sign in here and now. A role that has none yet blocks
/// nothing. Both are counted, so that a key file that is away for a moment switches nothing off.
/// </summary>
static class LastHolderRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) => command.TellHolders(Find(slice, actor, command), slice);

    static Refusal? Find(StateSlice slice, Actor actor, Command command)
    {
        var transitions = command.Transitions(slice, actor);
        var lasting = transitions.Aggregate(slice.Census.Lasting, (counts, transition) => counts.After(transition.Before, transition.After, static _ => true));
        var open = command.HoldersAfter(slice, actor);
        var losesOwners = Empties(slice.Census.Lasting.Developer, lasting.Developer) || Empties(slice.Holders.Developer, open.Developer);
        var losesAdministrators = Empties(slice.Census.Lasting.Administrator, lasting.Administrator) || Empties(slice.Holders.Administrator, open.Administrator);
        if (!losesOwners && !losesAdministrators)
            return null;
        var byRole = transitions.Any(transition => transition is { Before: { IsLasting: true, Role: Role.Developer }, Demotes: true });
        return (losesOwners && byRole) || !losesAdministrators ? Refusal.LastActiveOwner() : Refusal.LastActiveAdmin();
    }

    static bool Empties(int before, int after) => before > 0 && after <= 0;
}
