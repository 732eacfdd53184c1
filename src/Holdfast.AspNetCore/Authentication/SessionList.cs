namespace Holdfast.AspNetCore.Authentication;

/// <summary>The live sessions of an account, newest first.</summary>
/// <param name="Items">The sessions.</param>
/// <param name="NextCursor">Always null: the list is whole.</param>
public sealed record SessionList(IReadOnlyList<SessionView> Items, string? NextCursor);
