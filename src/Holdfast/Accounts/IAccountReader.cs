using Holdfast.ApiKeys;
using Holdfast.Factors;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.Passwords;
using Holdfast.Sessions;

namespace Holdfast.Accounts;

/// <summary>Reads accounts, outside any lock.</summary>
public interface IAccountReader
{
    /// <summary>The account, removed ones included, or null.</summary>
    ValueTask<Account?> FindAsync(AccountId id, CancellationToken cancellationToken);

    /// <summary>The account that is not removed whose username or email address this is, or null.</summary>
    ValueTask<Account?> FindByIdentifierAsync(string identifier, CancellationToken cancellationToken);

    /// <summary>The id alone of that account, or null.</summary>
    ValueTask<AccountId?> FindIdByIdentifierAsync(string identifier, CancellationToken cancellationToken);

    /// <summary>The account, removed ones included, that has this identifier of its own, or null.</summary>
    ValueTask<Account?> FindByDidAsync(Did did, CancellationToken cancellationToken);

    /// <summary>
    /// Accounts that were removed and left a row, by id, at most <paramref name="limit"/> after <paramref name="after"/>.
    /// </summary>
    ValueTask<IReadOnlyList<Account>> ListRemovedAsync(AccountId? after, int limit, CancellationToken cancellationToken);

    /// <summary>One page of accounts that are not removed.</summary>
    ValueTask<AccountPage> ListAsync(AccountQuery query, CancellationToken cancellationToken);

    /// <summary>Its live sessions, newest first.</summary>
    ValueTask<IReadOnlyList<Session>> SessionsOfAsync(AccountId id, CancellationToken cancellationToken);

    /// <summary>Its API keys, newest first, revoked and expired ones included.</summary>
    ValueTask<IReadOnlyList<ApiKey>> KeysOfAsync(AccountId id, CancellationToken cancellationToken);

    /// <summary>Its groups, by name.</summary>
    ValueTask<IReadOnlyList<Group>> GroupsOfAsync(AccountId id, CancellationToken cancellationToken);

    /// <summary>What its groups and direct grants give it.</summary>
    ValueTask<IReadOnlyList<PermissionGrant>> GrantsOfAsync(AccountId id, CancellationToken cancellationToken);

    /// <summary>
    /// How many lasting holders each protected role has whom the settings let sign in, on an instance that can work with every factor.
    /// </summary>
    ValueTask<HolderCounts> HoldersAsync(CancellationToken cancellationToken);

    /// <summary>The same, on an instance with this <paramref name="support"/>.</summary>
    ValueTask<HolderCounts> HoldersAsync(FactorSupport support, CancellationToken cancellationToken);

    /// <summary>Whether any account has a password hash that another algorithm than <paramref name="algorithm"/> made.</summary>
    ValueTask<bool> HasOtherHashesAsync(PasswordAlgorithm algorithm, CancellationToken cancellationToken);

    /// <summary>The store's clock.</summary>
    ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Accounts whose expiry was reached and is not carried out yet, and accounts whose timed lock is over: at most
    /// <paramref name="limit"/>, those that wait longest.
    /// </summary>
    ValueTask<IReadOnlyList<AccountId>> DueAsync(int limit, CancellationToken cancellationToken);
}
