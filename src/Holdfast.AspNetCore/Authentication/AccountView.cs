using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>An account as its owner sees it.</summary>
public sealed record AccountView(Guid Id, string? Username, string? Email, string Role, bool MustChangePassword)
{
    internal static AccountView Of(Account account) =>
        new(account.Id.Value, account.Username?.Value, account.Email?.Value, account.Role.Name, account.MustChangePassword);
}
