using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// Rule 5: nobody acts on an account that outranks them; equal rank is allowed. Nobody takes control of an account that holds something
/// that they do not: whoever sets its password, sees its link or names its mailbox could sign in as it.
/// </summary>
static class RankRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        if (slice.Actor.Account is not { } self)
            return null;
        if (command.Targets(slice).Any(target => target.Role > slice.Actor.Rank))
            return Refusal.Outranked();
        var reach = slice.Actor.Reach;
        foreach (var controlled in command.Controls(slice, actor))
        {
            // An account that is still to be made with a higher role is a matter of rule 6: it outranks nobody yet.
            if (controlled.Id != self.Id && ToCover(slice, controlled, reach) is var theirs && theirs.Rank <= reach.Rank && !reach.Covers(theirs))
                return Refusal.NotCovered(reach.Lacks(theirs));
        }
        return null;
    }

    /// <summary>
    /// That an account of the actor's own rank would outlast the actor is a matter of rule 6 as well, while it is still to be made.
    /// </summary>
    static Authority ToCover(StateSlice slice, Account controlled, Authority reach)
    {
        var theirs = slice.AuthorityOf(controlled);
        return slice.Accounts.ContainsKey(controlled.Id) || theirs.Rank < reach.Rank ? theirs : theirs with { EndsAt = reach.EndsAt };
    }
}
