using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>A member's place in one status list: theirs from the day they join, and nobody else's ever after.</summary>
/// <param name="Purpose">What the bit says when it is set.</param>
/// <param name="List">The list.</param>
/// <param name="Index">The place, from 0.</param>
public sealed record MemberSlot(StatusPurpose Purpose, StatusListId List, int Index);
