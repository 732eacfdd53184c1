namespace Holdfast.AspNetCore.Authentication;

/// <summary>The body of <c>POST /api/v1/auth/reauthenticate</c>.</summary>
/// <param name="Password">The present password.</param>
/// <param name="Code">A code of the authenticator, or a backup code; for accounts with a second factor.</param>
public sealed record ReauthenticateBody(string Password, string? Code = null);
