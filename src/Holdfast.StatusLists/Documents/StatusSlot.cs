namespace Holdfast.StatusLists.Documents;

/// <summary>One member's place in one list.</summary>
/// <param name="Purpose">What the bit says.</param>
/// <param name="List">Where the list is published.</param>
/// <param name="Index">The place, from 0.</param>
public sealed record StatusSlot(StatusPurpose Purpose, Uri List, int Index);
