using Holdfast.Accounts;
using Holdfast.AspNetCore.Authentication;
using Holdfast.AspNetCore.Factors;
using Holdfast.Factors;
using Holdfast.Groups;
using Holdfast.Passkeys;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Users;

/// <summary>What belongs to an account, as one reader may see it.</summary>
sealed record UserBelongings(
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<UserApiKey>? ApiKeys,
    IReadOnlyList<UserFactor> Factors,
    IReadOnlyList<UserGroup> Groups,
    IReadOnlyList<HeldPermission> Permissions)
{
    /// <summary>What its groups and direct grants give it.</summary>
    public IReadOnlySet<Permission> Held { get; init; } = new HashSet<Permission>();

    public static async ValueTask<UserBelongings> ReadAsync(Account account, Caller reader, IAccountReader accounts, IFactorReader factors, IPasskeyStore passkeys, PermissionCatalog catalog, CancellationToken cancellationToken)
    {
        var sessions = await accounts.SessionsOfAsync(account.Id, cancellationToken).ConfigureAwait(false);
        var groups = await accounts.GroupsOfAsync(account.Id, cancellationToken).ConfigureAwait(false);
        var grants = await accounts.GrantsOfAsync(account.Id, cancellationToken).ConfigureAwait(false);
        var keys = reader.Authority.Allows(HoldfastPermissions.ViewApiKey) ? await accounts.KeysOfAsync(account.Id, cancellationToken).ConfigureAwait(false) : null;
        return new(
            [.. sessions.Select(session => SessionView.Of(session, account, reader))],
            keys is null ? null : [.. keys.Select(UserApiKey.Of)],
            await FactorList.OfAsync(account, factors, passkeys, cancellationToken).ConfigureAwait(false),
            [.. groups.Select(group => new UserGroup(group.Id.Value, group.Name.Value))],
            HeldPermission.All(new EffectiveAuthority(account.Role, grants), catalog))
        {
            Held = grants.Select(grant => grant.Permission).ToHashSet(),
        };
    }
}
