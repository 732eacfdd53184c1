namespace Holdfast.AspNetCore.Authentication;

/// <summary>The body of <c>POST /api/v1/auth/password</c>.</summary>
/// <param name="CurrentPassword">The present password.</param>
/// <param name="NewPassword">The new one.</param>
public sealed record PasswordBody(string CurrentPassword, string NewPassword);
