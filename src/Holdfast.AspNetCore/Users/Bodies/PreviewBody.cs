using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/preview</c>.</summary>
/// <param name="Command">What would be done.</param>
/// <param name="Custody">The decision that would come with it.</param>
public sealed record PreviewBody(AccountCommandBody Command, CustodyBody? Custody = null);
