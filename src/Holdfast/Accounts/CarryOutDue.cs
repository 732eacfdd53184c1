using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Accounts;

/// <summary>Carries out what time has decided: an expiry that was reached, or the end of a timed lock. The system's only command.</summary>
public sealed record CarryOutDue(AccountId Id) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.AccountExpired;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.SystemOnly();

    internal override Account After(StateSlice slice, Actor actor)
    {
        var before = Before(slice);
        return before with
        {
            ExpiredAt = before.ExpiredAt is null && before.ExpiresAt <= slice.Now ? slice.Now : before.ExpiredAt,
            Lock = before.Lock?.HoldsAt(slice.Now) == false ? null : before.Lock,
        };
    }

    internal override EventDraft Draft(AccountTransition transition) => base.Draft(transition) with
    {
        Kind = transition.CarriesOutExpiry ? EventKind.AccountExpired : EventKind.AccountUnlocked,
    };
}
