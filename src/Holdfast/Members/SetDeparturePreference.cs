using Holdfast.Accounts;
using Holdfast.Audit;
using Holdfast.Gate;

namespace Holdfast.Members;

/// <summary>Says what a member wants kept when they leave or are removed. Their own account, by a session.</summary>
public sealed record SetDeparturePreference(AccountId Id, Disposition Preference) : AccountCommand(Id)
{
    internal override EventKind Kind => EventKind.DeparturePreferenceChanged;

    internal override bool BarredToKeys => true;

    internal override Door DoorFor(StateSlice slice, Actor actor) => new Door.Own(Target);

    internal override Account After(StateSlice slice, Actor actor) => Before(slice) with { DeparturePreference = Preference };
}
