using Holdfast.StatusLists.Documents;

namespace Holdfast.Membership;

/// <summary>How far a status list is used up, and in which version it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What a set bit says.</param>
/// <param name="Version">Rises whenever a bit changes.</param>
/// <param name="Assigned">How many slots were given away.</param>
/// <param name="Assignable">How many can be.</param>
public sealed record StatusListUse(StatusListId Id, StatusPurpose Purpose, long Version, int Assigned, int Assignable);
