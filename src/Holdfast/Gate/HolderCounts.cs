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

    static int Holds(Account? account, Role role, Func<Account, bool> counts) =>
        account is { IsLasting: true } && account.Role.Includes(role) && counts(account) ? 1 : 0;
}
