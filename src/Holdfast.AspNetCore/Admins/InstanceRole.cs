using Holdfast.Refusals;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Admins;

/// <summary>
/// The second spelling of roles, on this surface alone: <c>owner</c> is developer, <c>admin</c> is administrator, the others are as they
/// are.
/// </summary>
static class InstanceRole
{
    const string Member = "instance_role";

    /// <summary>The word for a role.</summary>
    public static string WordOf(Role role) => role switch
    {
        Role.Developer => "owner",
        Role.Administrator => "admin",
        _ => role.Name,
    };

    /// <summary>Parses the exact, lower-case word; the ladder's own words for the two highest are unknown here.</summary>
    public static Outcome<Role> Parse(string word) => word switch
    {
        "owner" => Role.Developer,
        "admin" => Role.Administrator,
        "supervisor" => Role.Supervisor,
        "staff" => Role.Staff,
        "user" => Role.User,
        _ => Refusal.UnknownRole(word) with { Field = Member },
    };

    /// <summary>Parses a role for a new account of the panel: <c>user</c> is refused.</summary>
    public static Outcome<Role> ParsePanelRole(string word) => Parse(word).Then<Role>(role => role.EntersPanel
        ? role
        : Refusal.RoleNotHere("the role user does not enter the panel; create ordinary accounts at /api/v1/admin/users") with { Field = Member });
}
