namespace Holdfast.AspNetCore.Users;

/// <summary>The body of <c>POST /api/v1/admin/users</c>.</summary>
/// <param name="Username">The username.</param>
/// <param name="Kind"><c>person</c> (the default) or <c>service</c>.</param>
/// <param name="Email">The email address; blank is none.</param>
/// <param name="Role">The role; <c>user</c> by default.</param>
/// <param name="ExpiresAt">When the account ends by itself; absent means never.</param>
/// <param name="Password">
/// A first password, which its owner must change; without one a person gets a one-time link. Services have none.
/// </param>
/// <param name="Deliver">
/// How the one-time link gets to its owner: <c>show</c> or <c>mail</c>, as for resets; absent decides by itself.
/// </param>
public sealed record CreateUserBody(
    string Username, string Kind = "person", string? Email = null, string Role = "user", DateTimeOffset? ExpiresAt = null, string? Password = null, string? Deliver = null);
