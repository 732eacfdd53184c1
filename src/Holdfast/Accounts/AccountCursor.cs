namespace Holdfast.Accounts;

/// <summary>Where a page ended.</summary>
/// <param name="Key">The sort key of its last account: nothing for creation, the username, or the microseconds of the last sign-in.</param>
/// <param name="Id">The id of its last account.</param>
public sealed record AccountCursor(string Key, AccountId Id);
