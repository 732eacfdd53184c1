namespace Holdfast.AspNetCore.Authentication;

/// <summary>The body of <c>POST /api/v1/auth/login</c>.</summary>
/// <param name="Identifier">A username or an email address.</param>
/// <param name="Password">The password.</param>
/// <param name="Transport"><c>cookie</c> (the default) or <c>bearer</c>.</param>
public sealed record LoginBody(string Identifier, string Password, string Transport = "cookie");
