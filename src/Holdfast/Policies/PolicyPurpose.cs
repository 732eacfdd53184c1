namespace Holdfast.Policies;

/// <summary>What a policy decides about.</summary>
public enum PolicyPurpose
{
    /// <summary>Removals of members by others.</summary>
    Removal = 1,

    /// <summary>Reserved.</summary>
    RoleChange = 2,

    /// <summary>Reserved.</summary>
    Join = 3,
}
