using Holdfast.StatusLists.Bits;
using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>A status list as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What a set bit says.</param>
/// <param name="Version">Rises whenever a bit changes.</param>
/// <param name="ChangedAt">When it last rose.</param>
/// <param name="Bits">The bits of its members and its decoys.</param>
public sealed record StatusListState(StatusListId Id, StatusPurpose Purpose, long Version, DateTimeOffset ChangedAt, StatusBits Bits);
