using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Groups;

/// <summary>Somebody who holds a permission, and why.</summary>
/// <param name="Id">The account.</param>
/// <param name="Username">Its username.</param>
/// <param name="Role">Its role.</param>
/// <param name="Why">The role or the group that gives the permission, or that it was granted directly.</param>
public sealed record HolderView(Guid Id, string? Username, string Role, string Why)
{
    internal static HolderView Of(PermissionHolder holder) => new(holder.Account.Value, holder.Username, holder.Role.Name, holder.Why);
}
