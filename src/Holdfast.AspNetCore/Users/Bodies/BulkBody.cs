using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/bulk</c>.</summary>
/// <param name="Ids">The accounts, at most 500, each once.</param>
/// <param name="Command">What is done to each: to all or to none, judged on the end state.</param>
/// <param name="Custody">What becomes of sign-ins whose custodians do not cover what their account becomes.</param>
public sealed record BulkBody(IReadOnlyList<Guid> Ids, AccountCommandBody Command, CustodyBody? Custody = null);
