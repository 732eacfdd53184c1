using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Admins;

/// <summary>The body of <c>PATCH /api/v1/admin/admins/{id}</c>, a JSON Merge Patch. All members are carried out or none.</summary>
/// <param name="Username">A new username; null changes nothing.</param>
/// <param name="Password">
/// A new password; null changes nothing. Raises <c>must_change_password</c> unless the same patch says false.
/// </param>
/// <param name="IsActive">Whether it is to be active; null changes nothing.</param>
/// <param name="InstanceRole">A new role; null changes nothing. <c>user</c> takes the account out of this list.</param>
/// <param name="Email">A new email address; null clears it, absent changes nothing.</param>
/// <param name="MustChangePassword">Whether the next sign-in must set a new password; null changes nothing.</param>
/// <param name="Compromised">With a deactivation or a demotion: the account was compromised, and everything that rests on it ends.</param>
/// <param name="Custody">What becomes of the sign-in when its custodians do not cover what the account becomes; absent means void.</param>
public sealed record PatchAdminBody(
    string? Username = null,
    string? Password = null,
    bool? IsActive = null,
    string? InstanceRole = null,
    string? Email = null,
    bool? MustChangePassword = null,
    bool Compromised = false,
    CustodyBody? Custody = null);
