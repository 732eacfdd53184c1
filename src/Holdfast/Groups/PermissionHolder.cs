using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.Groups;

/// <summary>Somebody who holds a permission.</summary>
/// <param name="Account">The account.</param>
/// <param name="Username">Its username.</param>
/// <param name="Role">Its role.</param>
/// <param name="Why">The role or the group that gives it.</param>
public sealed record PermissionHolder(AccountId Account, string? Username, Role Role, string Why);
