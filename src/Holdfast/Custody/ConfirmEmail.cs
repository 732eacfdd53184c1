using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Refusals;

namespace Holdfast.Custody;

/// <summary>
/// Confirms the address of the actor's own account by the code that was mailed there. The address is personal when the account has no
/// custodians; else forgotten passwords go there and leave the custodians as they are. A code that is wrong, used, expired or for another
/// address is <c>invalid_code</c>.
/// </summary>
public sealed record ConfirmEmail(AccountId Id, byte[] CodeHash) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.EmailConfirmed;

    internal override bool BarredToKeys => true;

    internal override SliceRequest Needs => base.Needs with { Confirmation = Target };

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Target);

    internal override Refusal? CheckValues(StateSlice slice) => slice.Confirmation?.Confirms(Before(slice).Email, CodeHash, slice.Now) == true
        ? null
        : Refusal.InvalidCode("this code does not confirm your address; ask for another");

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with
    {
        EmailStanding = Before(slice).HasCustodians ? EmailStanding.Confirmed : EmailStanding.Personal,
    };

    internal override Plan Plan(StateSlice slice, Actor actor)
    {
        var plan = base.Plan(slice, actor);
        return plan with { Effects = [.. plan.Effects, new CustodyEffects.UseConfirmation(Target)] };
    }
}
