namespace Holdfast.Roles;

/// <summary>One of the five rungs of the ladder. The numeric value is the rank; compare ranks relatively, never literally.</summary>
/// <remarks>The set is closed: new tiers are groups. The default value of this type is no role and is never stored.</remarks>
public enum Role : short
{
    /// <summary>An ordinary account.</summary>
    User = 100,

    /// <summary>May enter the panel; acts through permissions.</summary>
    Staff = 300,

    /// <summary>May enter the panel; acts through permissions.</summary>
    Supervisor = 600,

    /// <summary>Manages accounts, groups and keys; holds every permission. Protected.</summary>
    Administrator = 900,

    /// <summary>The owner: manages policies and settings as well. Protected.</summary>
    Developer = 1000,
}
