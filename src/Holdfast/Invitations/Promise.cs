using Holdfast.Accounts;
using Holdfast.Groups;
using Holdfast.Roles;

namespace Holdfast.Invitations;

/// <summary>The account that an invitation leads to.</summary>
static class Promise
{
    /// <summary>The permissions that its groups give.</summary>
    public static IReadOnlyCollection<Permission> GrantsOf(IEnumerable<GroupId> groups, Gate.StateSlice slice) =>
        [.. groups.Where(slice.Groups.ContainsKey).SelectMany(group => slice.Groups[group].Permissions).Distinct()];

    /// <summary>What its inviter must hold, at any door and at any time.</summary>
    public static IReadOnlyList<Permission> Needs(IReadOnlyCollection<GroupId> groups) =>
        groups.Count == 0 ? [HoldfastPermissions.AddAccount] : [HoldfastPermissions.AddAccount, HoldfastPermissions.ChangeGroup];

    public static Account Account(AccountId id, Role role, EmailAddress? email, DateTimeOffset? expiresAt, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = AccountKind.Person,
        Email = email,
        Role = role,
        IsActive = true,
        ExpiresAt = expiresAt,
        CreatedAt = now,
        JoinedAt = now,
        CredentialEpoch = 1,
        Version = 1,
    };
}
