using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Rule 5: nobody acts on an account that outranks them. Equal rank is allowed.</summary>
static class RankRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) =>
        slice.Actor.Account is { } self && command.Targets(slice).Any(target => target.Role > self.Role) ? Refusal.Outranked() : null;
}
