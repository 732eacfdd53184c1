using Holdfast.Accounts;
using Holdfast.Groups;

namespace Holdfast.Custody;

/// <summary>How the permissions of one account that come from groups and direct grants change, dormant ones included.</summary>
/// <param name="Account">The account.</param>
/// <param name="Before">What it holds.</param>
/// <param name="After">What it will hold.</param>
sealed record HoldingChange(Account Account, IReadOnlySet<Permission> Before, IReadOnlySet<Permission> After)
{
    /// <summary>
    /// Whether a grant, a membership, or something in a group of the account is added. An empty group may be filled later, and one of two
    /// grants may go.
    /// </summary>
    public bool Adds { get; init; }

    /// <summary>
    /// A change by what is added and what is taken away of an account's grants, each of which may also come from elsewhere.
    /// </summary>
    public static HoldingChange Of(Account account, IReadOnlyList<PermissionGrant> grants, Func<PermissionGrant, bool> goes, IEnumerable<Permission> added) => new(
        account,
        grants.Select(grant => grant.Permission).ToHashSet(),
        grants.Where(grant => !goes(grant)).Select(grant => grant.Permission).Concat(added).ToHashSet());
}
