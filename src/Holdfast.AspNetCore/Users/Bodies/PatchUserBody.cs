using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>PATCH /api/v1/admin/users/{id}</c>, a JSON Merge Patch. All members are carried out or none.</summary>
/// <param name="Username">A new username; null changes nothing.</param>
/// <param name="Email">A new email address; null clears it, absent changes nothing.</param>
/// <param name="Role">A new role; null changes nothing.</param>
/// <param name="IsActive">Whether it is to be active; null changes nothing.</param>
/// <param name="ExpiresAt">A new expiry; null clears it, absent changes nothing.</param>
/// <param name="GroupIds">Its groups, exactly; null changes nothing.</param>
/// <param name="Compromised">With a deactivation or a demotion: the account was compromised, and everything that rests on it ends.</param>
/// <param name="Custody">What becomes of the sign-in when its custodians do not cover what the account becomes.</param>
public sealed record PatchUserBody(
    string? Username = null,
    string? Email = null,
    string? Role = null,
    bool? IsActive = null,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<Guid>? GroupIds = null,
    bool Compromised = false,
    CustodyBody? Custody = null);
