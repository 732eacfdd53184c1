namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/lock</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Minutes">For how many minutes, 1 to 525,600; absent locks until unlocked.</param>
/// <param name="Compromised">Whether the account was compromised: everything that rests on it ends.</param>
public sealed record LockBody(string Reason, int? Minutes = null, bool Compromised = false);
