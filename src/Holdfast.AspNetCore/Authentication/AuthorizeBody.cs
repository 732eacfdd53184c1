namespace Holdfast.AspNetCore.Authentication;

/// <summary>The body of <c>POST /api/v1/authorize</c>: one member of the two.</summary>
/// <param name="Permission">One permission.</param>
/// <param name="Permissions">Several, at most 100.</param>
public sealed record AuthorizeBody(string? Permission = null, IReadOnlyList<string>? Permissions = null);
