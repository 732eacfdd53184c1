namespace Holdfast.Groups;

/// <summary>One permission somebody holds, and where from.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Group">The group that gives it; null for a direct grant.</param>
/// <param name="GroupName">That group's name.</param>
public sealed record PermissionGrant(Permission Permission, GroupId? Group, string? GroupName)
{
    /// <summary>What gave it, for people: <c>group Support</c> or <c>granted directly</c>.</summary>
    public string Why => GroupName is null ? "granted directly" : $"group {GroupName}";
}
