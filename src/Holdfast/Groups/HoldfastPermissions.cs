namespace Holdfast.Groups;

/// <summary>The permissions of Holdfast's own area.</summary>
public static class HoldfastPermissions
{
    const string Area = "holdfast";

#pragma warning disable CS1591 // The names say it: action and model.
    public static readonly Permission ViewAccount = Permission.Of(Area, PermissionAction.View, "account");
    public static readonly Permission AddAccount = Permission.Of(Area, PermissionAction.Add, "account");
    public static readonly Permission ChangeAccount = Permission.Of(Area, PermissionAction.Change, "account");
    public static readonly Permission DeleteAccount = Permission.Of(Area, PermissionAction.Delete, "account");
    public static readonly Permission ViewGroup = Permission.Of(Area, PermissionAction.View, "group");
    public static readonly Permission AddGroup = Permission.Of(Area, PermissionAction.Add, "group");
    public static readonly Permission ChangeGroup = Permission.Of(Area, PermissionAction.Change, "group");
    public static readonly Permission DeleteGroup = Permission.Of(Area, PermissionAction.Delete, "group");
    public static readonly Permission ViewApiKey = Permission.Of(Area, PermissionAction.View, "api_key");
    public static readonly Permission AddApiKey = Permission.Of(Area, PermissionAction.Add, "api_key");
    public static readonly Permission DeleteApiKey = Permission.Of(Area, PermissionAction.Delete, "api_key");
    public static readonly Permission ViewPolicy = Permission.Of(Area, PermissionAction.View, "policy");
    public static readonly Permission AddPolicy = Permission.Of(Area, PermissionAction.Add, "policy");
    public static readonly Permission ChangePolicy = Permission.Of(Area, PermissionAction.Change, "policy");
    public static readonly Permission ViewAuditEvent = Permission.Of(Area, PermissionAction.View, "audit_event");
#pragma warning restore CS1591
}
