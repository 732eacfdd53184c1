using Holdfast.Accounts;

namespace Holdfast.Membership;

/// <summary>A bit that changed.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Slot">Where.</param>
/// <param name="IsSet">What it is now.</param>
public sealed record StatusFlip(AccountId Account, MemberSlot Slot, bool IsSet);
