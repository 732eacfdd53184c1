namespace Holdfast.AspNetCore.Requests;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries.</param>
/// <param name="NextCursor">Where the next page begins, for <c>cursor</c>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
