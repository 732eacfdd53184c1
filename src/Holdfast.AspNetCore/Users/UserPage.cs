namespace Holdfast.AspNetCore.Users;

/// <summary>One page of accounts.</summary>
/// <param name="Items">The accounts.</param>
/// <param name="NextCursor">The <c>cursor</c> of the next page; null at the end.</param>
public sealed record UserPage(IReadOnlyList<UserView> Items, string? NextCursor);
