namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users/{id}/reset-password</c>.</summary>
/// <param name="Mode"><c>temporary</c>: a password that the next sign-in must change; <c>link</c>: a one-time link, nothing ends until it is used.</param>
/// <param name="Reason">Why.</param>
public sealed record ResetPasswordBody(string Mode, string Reason);
