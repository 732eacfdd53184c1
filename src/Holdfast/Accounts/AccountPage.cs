namespace Holdfast.Accounts;

/// <summary>One page of accounts.</summary>
/// <param name="Items">The accounts.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Now">The store's clock, by which states are told.</param>
public sealed record AccountPage(IReadOnlyList<Account> Items, AccountCursor? Next, DateTimeOffset Now);
