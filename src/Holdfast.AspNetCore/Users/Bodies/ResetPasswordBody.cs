namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/reset-password</c>.</summary>
/// <param name="Mode">
/// <c>temporary</c>: a password that the next sign-in must change; <c>link</c>: a one-time link, nothing ends until it is used.
/// </param>
/// <param name="Reason">Why.</param>
/// <param name="Deliver">
/// Of a link, <c>show</c>: the answer shows it, and you must cover the account; <c>mail</c>: it is mailed to the account's personal
/// address and shown to nobody. Absent: shown where you cover the account, else mailed where it has a personal address.
/// </param>
/// <param name="Compromised">Whether the account was compromised: everything that rests on it ends.</param>
public sealed record ResetPasswordBody(string Mode, string Reason, string? Deliver = null, bool Compromised = false);
