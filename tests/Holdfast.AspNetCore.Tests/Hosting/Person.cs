using Holdfast.Accounts;
using Holdfast.Sessions;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>An account of a test, with a session that is fully signed in.</summary>
sealed record Person(Account Account, Client Client, SessionId Session)
{
    public AccountId Id => Account.Id;

    public string Name => Account.Username!.Value;

    public string AdminPath => $"/api/v1/admin/admins/{Id}";

    public string Did => Account.Did?.Value ?? $"did:web:id.example.org:members:{Id}";

    public string MemberPath => $"/v1/members/{Uri.EscapeDataString(Did)}";

    public string UserPath => $"/api/v1/admin/users/{Id}";
}
