using Holdfast.Accounts;
using Holdfast.AspNetCore.Requests;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Users;

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>person</c> or <c>service</c>.</param>
/// <param name="Username">Its username.</param>
/// <param name="Email">Its email address.</param>
/// <param name="Did">Its decentralised identifier.</param>
/// <param name="Role">Its role on the ladder.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="ExpiresAt">When it ends by itself; null means never.</param>
/// <param name="State"><c>active</c>, <c>inactive</c>, <c>expired</c>, <c>locked</c> or <c>never_signed_in</c>.</param>
/// <param name="Mfa">Whether it has a second factor.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="LastLoginAt">When it last signed in.</param>
/// <param name="Version">Rises by one with each change; the ETag.</param>
public record UserView(
    Guid Id,
    string Kind,
    string? Username,
    string? Email,
    string Did,
    string Role,
    bool IsActive,
    DateTimeOffset? ExpiresAt,
    string State,
    bool Mfa,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLoginAt,
    long Version)
{
    internal static UserView Of(Account account, DateTimeOffset now, PublicAddress address) => new(
        account.Id.Value,
        account.Kind == AccountKind.Service ? "service" : "person",
        account.Username?.Value,
        account.Email?.Value,
        address.DidOf(account),
        account.Role.Name,
        account.IsActive,
        account.ExpiresAt,
        account.StateAt(now),
        account.HasFactor,
        account.CreatedAt,
        account.LastLoginAt,
        account.Version);
}
