namespace Holdfast.AspNetCore.Authentication;

/// <summary>The body of <c>POST /api/v1/auth/reauthenticate</c>.</summary>
/// <param name="Password">The present password.</param>
public sealed record ReauthenticateBody(string Password);
