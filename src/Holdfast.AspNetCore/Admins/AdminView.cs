using System.Text.Json.Serialization;
using Holdfast.Accounts;
using Holdfast.AspNetCore.Custody;

namespace Holdfast.AspNetCore.Admins;

/// <summary>A panel account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Username">Its username.</param>
/// <param name="IsActive">Whether it is active.</param>
/// <param name="InstanceRole"><c>owner</c>, <c>admin</c>, <c>supervisor</c>, <c>staff</c> or, once it left the panel, <c>user</c>.</param>
/// <param name="Email">Its email address.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="LastLoginAt">When it last signed in.</param>
public sealed record AdminView(
    Guid Id,
    string Username,
    bool IsActive,
    string InstanceRole,
    string? Email,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLoginAt)
{
    /// <summary>Its sign-in, in the answer to a change that made it void; then with the new link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SignInView? SignIn { get; init; }

    /// <summary>What else ended and became void, in the answer to a change that declared the account compromised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EndedView? Ended { get; init; }

    internal static AdminView Of(Account account) => new(
        account.Id.Value, account.Label, account.IsActive, Admins.InstanceRole.WordOf(account.Role), account.Email?.Value, account.CreatedAt, account.LastLoginAt);
}
