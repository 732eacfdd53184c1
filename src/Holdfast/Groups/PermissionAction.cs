namespace Holdfast.Groups;

/// <summary>What a permission lets one do with a model.</summary>
public enum PermissionAction
{
    /// <summary>See.</summary>
    View,

    /// <summary>Create.</summary>
    Add,

    /// <summary>Change.</summary>
    Change,

    /// <summary>Delete.</summary>
    Delete,
}
