using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>How many lasting holders each protected role has. A developer holds both roles.</summary>
/// <param name="Administrator">Of administrator rank or above.</param>
/// <param name="Developer">Of developer rank.</param>
public readonly record struct HolderCounts(int Administrator, int Developer)
{
    /// <summary>The counts after one account changed, of those lasting holders that <paramref name="counts"/> says yes to.</summary>
    public HolderCounts After(Account? before, Account? after, Func<Account, bool> counts) => new(
        Administrator - Holds(before, Role.Administrator, counts) + Holds(after, Role.Administrator, counts),
        Developer - Holds(before, Role.Developer, counts) + Holds(after, Role.Developer, counts));

    /// <summary>Whether a role that has holders now has none when these counts become <paramref name="after"/>.</summary>
    internal bool IsEmptiedTo(HolderCounts after) => (Administrator > 0 && after.Administrator <= 0) || (Developer > 0 && after.Developer <= 0);

    static int Holds(Account? account, Role role, Func<Account, bool> counts) =>
        account is { IsLasting: true } && account.Role.Includes(role) && counts(account) ? 1 : 0;
}
