namespace Holdfast.AspNetCore.Pages;

/// <summary>The body of <c>POST /api/v1/auth/forgot</c>.</summary>
/// <param name="Identifier">A username or an email address.</param>
public sealed record ForgotBody(string Identifier);
