namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/preview</c>.</summary>
/// <param name="Command">What would be done.</param>
public sealed record PreviewBody(AccountCommandBody Command);
