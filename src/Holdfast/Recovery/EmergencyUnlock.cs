using Holdfast.Accounts;
using Holdfast.Facts;
using Holdfast.Gate;
using Holdfast.SignIn;

namespace Holdfast.Recovery;

/// <summary>
/// Forgets failed sign-ins and lifts an administrative lock. Not a session event: no session ends, and none that ended is revived.
/// </summary>
public sealed record EmergencyUnlock(AccountId Id, IEmergencyRecord Record) : EmergencyCommand(Id, Record)
{
    /// <inheritdoc/>
    public override string Operation => "unlock";

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { Lock = null };

    internal override IEnumerable<Effect> Also(AccountTransition transition, StateSlice slice) => [new SignInEffects.ClearThrottle(Target)];
}
