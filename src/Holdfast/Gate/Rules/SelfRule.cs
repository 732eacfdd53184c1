using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Rule 4: nobody removes, demotes, deactivates or locks themself through an administrative door.</summary>
static class SelfRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command)
    {
        if (slice.Actor.Account is not { } self || command.DoorFor(slice, actor) is Door.Own || command.FindTarget(slice) is not null)
            return null;
        var own = Deduction.Of(slice, actor, command).Transitions.FirstOrDefault(transition => transition.Before?.Id == self.Id);
        return own switch
        {
            null => null,
            { Removes: true } => Refusal.SelfRemove(),
            { Demotes: true } => Refusal.SelfDemote(),
            { Deactivates: true } => Refusal.SelfDeactivate(),
            { Locks: true } => Refusal.SelfLock(),
            _ => null,
        };
    }
}
