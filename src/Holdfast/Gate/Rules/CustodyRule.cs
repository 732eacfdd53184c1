using Holdfast.Custody;
using Holdfast.Refusals;

namespace Holdfast.Gate;

/// <summary>
/// After rule 6: an account does not become more than those who could have its sign-in in their hands, unless somebody decides what
/// becomes of the sign-in.
/// </summary>
static class CustodyRule
{
    public static Refusal? Check(StateSlice slice, Actor actor, Command command) => command.CheckCustody(slice, actor) ?? Deduction.Of(slice, actor, command).Aftermath.Refusal;
}
