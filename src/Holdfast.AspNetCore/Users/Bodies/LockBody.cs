namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/lock</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Minutes">For how many minutes, 1 to 525,600; absent locks until unlocked.</param>
public sealed record LockBody(string Reason, int? Minutes = null);
