using Holdfast.Accounts;
using Holdfast.Gate;
using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.Recovery;

/// <summary>
/// Sets a role, upward or downward. Every session ends; none when the role is that already. Refuses only the loss of a protected role's
/// last lasting holder.
/// </summary>
public sealed record EmergencyPromote(AccountId Id, IEmergencyRecord Record, Outcome<Role> Role) : EmergencyCommand(Id, Record)
{
    /// <inheritdoc/>
    public override string Operation => "promote";

    internal override SliceRequest Needs => base.Needs with { Held = true };

    internal override Refusal? CheckValues(StateSlice slice) => base.CheckValues(slice) ?? Role.Refusal;

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { Role = Role.Match(role => role, _ => Before(slice).Role) };

    internal override EmergencyFacts Facts(AccountTransition transition, StateSlice slice, AppliedCounts counts) =>
        base.Facts(transition, slice, counts) with { PreviousRole = transition.Before!.Role, NewRole = transition.After.Role };

    internal override Receipt Receipt(AccountTransition transition, StateSlice slice) => base.Receipt(transition, slice) with { PreviousRole = transition.Before!.Role };
}
