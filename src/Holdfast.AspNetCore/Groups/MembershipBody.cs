using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Groups;

/// <summary>The optional body of putting an account into a group, and of granting it a permission.</summary>
/// <param name="Custody">What becomes of the sign-in when its custodians do not cover what the account becomes.</param>
public sealed record MembershipBody(CustodyBody? Custody = null);
