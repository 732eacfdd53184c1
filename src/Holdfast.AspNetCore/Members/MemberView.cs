using Holdfast.Accounts;
using Holdfast.Members;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Members;

/// <summary>A member.</summary>
/// <param name="Did">The member's identifier.</param>
/// <param name="Username">The username; null once it was scrubbed.</param>
/// <param name="Role">The role.</param>
/// <param name="IsActive">Whether the account is active; false for whoever was removed.</param>
/// <param name="JoinedAt">When they joined.</param>
/// <param name="RemovedAt">When they were removed; null while they are a member.</param>
/// <param name="DeparturePreference">What they want kept when they leave.</param>
public sealed record MemberView(
    string Did, string? Username, string Role, bool IsActive, DateTimeOffset JoinedAt, DateTimeOffset? RemovedAt, string DeparturePreference)
{
    internal static MemberView Of(Account account, MemberDids dids) => new(
        dids.Of(account).Value,
        account.Username?.Value,
        account.Role.Name,
        account is { IsActive: true, RemovedAt: null },
        account.JoinedAt,
        account.RemovedAt,
        account.DeparturePreference.Name);
}
