namespace Holdfast.AspNetCore.Requests;

/// <summary>The surface that an endpoint belongs to; the status of a refusal depends on it. Stands in the endpoint's metadata.</summary>
enum Surface
{
    /// <summary><c>/api/v1/admin/users</c> and all that is not named below.</summary>
    Standard,

    /// <summary><c>/api/v1/admin/admins</c>.</summary>
    Admins,

    /// <summary><c>/v1/members</c>.</summary>
    Members,
}
