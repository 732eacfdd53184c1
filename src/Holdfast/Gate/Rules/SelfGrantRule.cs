using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// Rule 4, second half: nobody raises their own role, permissions, groups or end through an administrative door, nor adds to a group that
/// they are in.
/// </summary>
static class SelfGrantRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        if (slice.Actor.Account is not { } self || command.DoorFor(slice, actor) is Door.Own or Door.Open || command.FindTarget(slice) is not null)
            return null;
        var transitions = Deduction.Of(slice, actor, command).Transitions.Where(one => one.Before?.Id == self.Id);
        var holdings = command.Holdings(slice).Where(one => one.Account.Id == self.Id);
        return transitions.Any(one => (one.Promotes && one.ChangesRole) || one.ExtendsEnd) || holdings.Any(one => one.Adds)
            ? Refusal.SelfGrant()
            : null;
    }
}
