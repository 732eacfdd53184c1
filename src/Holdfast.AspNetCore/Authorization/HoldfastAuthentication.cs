namespace Holdfast.AspNetCore.Authorization;

/// <summary>Names under which a host meets Holdfast in ASP.NET Core's own authentication and authorization.</summary>
public static class HoldfastAuthentication
{
    /// <summary>The authentication scheme: session cookie, session token or API key.</summary>
    public const string Scheme = "Holdfast";

    /// <summary>Policies for <c>[Authorize(Policy = …)]</c> begin so: <c>holdfast:shop.change_order</c> needs a permission.</summary>
    public const string PermissionPolicyPrefix = "holdfast:";

    /// <summary>Policies for roles begin so: <c>holdfast:role:staff</c> needs the role or one above it, by a session.</summary>
    public const string RolePolicyPrefix = "holdfast:role:";

    /// <summary>
    /// The claim that holds the caller's own role. Claims of type <c>ClaimTypes.Role</c> name every role that it includes.
    /// </summary>
    public const string RoleClaim = "holdfast:role";

    /// <summary>The claim that holds the id of the session in use.</summary>
    public const string SessionClaim = "holdfast:session";

    /// <summary>The claim that holds the id of the API key in use.</summary>
    public const string ApiKeyClaim = "holdfast:api_key";
}
