namespace Holdfast.Torture.Tests.Removals;

/// <summary>The ways in which an administrator takes part in losing one of two: themself, or the other.</summary>
enum Way
{
    /// <summary><c>DELETE /v1/members/me</c>.</summary>
    Leaves,

    /// <summary><c>DELETE /v1/members/{did}</c>.</summary>
    RemovesByDid,

    /// <summary><c>DELETE /api/v1/admin/admins/{id}</c>.</summary>
    RemovesByAdministration,

    /// <summary><c>holdfast member remove</c>.</summary>
    RemovesByCommandLine,

    /// <summary><c>PATCH /api/v1/admin/users/{id}</c> with a lower role.</summary>
    Demotes,

    /// <summary><c>DELETE /api/v1/admin/users/{id}</c>; this one and the next in long runs only.</summary>
    RemovesByUsers,

    /// <summary><c>POST /api/v1/admin/users/bulk</c>.</summary>
    RemovesInBulk,
}
