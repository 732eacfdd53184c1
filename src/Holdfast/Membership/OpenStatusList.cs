using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>The list of one purpose in which the next member gets a slot.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What a set bit says.</param>
/// <param name="Slots">The order of its slots.</param>
/// <param name="Assigned">How many slots were given away.</param>
public sealed record OpenStatusList(StatusListId Id, StatusPurpose Purpose, SlotSequence Slots, int Assigned)
{
    /// <summary>Whether it must be opened first, because the one before is full.</summary>
    public bool IsNew { get; init; }

    /// <summary>The slot of the next member.</summary>
    public MemberSlot Next => new(Purpose, Id, Slots.SlotOf(Assigned));
}
