using Holdfast.Accounts;

namespace Holdfast.Groups;

/// <summary>Reads groups and who holds what, outside any lock.</summary>
public interface IGroupReader
{
    /// <summary>
    /// Groups by name, after <paramref name="afterName"/> (its <see cref="GroupName.Key"/>), at most <paramref name="limit"/>.
    /// </summary>
    ValueTask<IReadOnlyList<Group>> ListAsync(string? afterName, int limit, CancellationToken cancellationToken);

    /// <summary>The group, or null.</summary>
    ValueTask<Group?> FindAsync(GroupId id, CancellationToken cancellationToken);

    /// <summary>
    /// Live accounts that hold the permission by a group, a direct grant or their role, by id, after <paramref name="after"/>.
    /// </summary>
    ValueTask<IReadOnlyList<PermissionHolder>> HoldersAsync(Permission permission, AccountId? after, int limit, CancellationToken cancellationToken);
}
