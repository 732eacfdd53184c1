using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>Rule 3: fields are valid, unique ones are free, and the version named by the client still stands.</summary>
static class ValueRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) => command.CheckValues(slice) ?? command.CheckVersion(slice);
}
