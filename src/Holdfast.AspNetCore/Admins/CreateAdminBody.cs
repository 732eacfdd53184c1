namespace Holdfast.AspNetCore.Admins;

/// <summary>The body of <c>POST /api/v1/admin/admins</c>.</summary>
/// <param name="Username">The username.</param>
/// <param name="Password">The first password.</param>
/// <param name="InstanceRole">The role; only an owner creates an owner.</param>
/// <param name="Email">The email address; blank is none.</param>
/// <param name="MustChangePassword">Whether the first sign-in must set a new password.</param>
public sealed record CreateAdminBody(string Username, string Password, string InstanceRole = "admin", string? Email = null, bool MustChangePassword = true);
