namespace Holdfast.AspNetCore.Users;

/// <summary>A body that says why.</summary>
/// <param name="Reason">Why, at most 1,024 characters; not empty.</param>
public sealed record ReasonBody(string Reason);
