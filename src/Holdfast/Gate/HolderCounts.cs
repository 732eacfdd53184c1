using Holdfast.Accounts;
using Holdfast.Roles;

namespace Holdfast.Gate;

/// <summary>How many lasting holders each protected role has. Whoever's role includes a role holds it.</summary>
/// <param name="Administrator">Of administrator rank or above.</param>
/// <param name="Developer">Of developer rank.</param>
public readonly record struct HolderCounts(int Administrator, int Developer)
{
    /// <summary>The counts after one account changed.</summary>
    public HolderCounts After(Account? before, Account? after) => new(
        Administrator - Holds(before, Role.Administrator) + Holds(after, Role.Administrator),
        Developer - Holds(before, Role.Developer) + Holds(after, Role.Developer));

    static int Holds(Account? account, Role role) => account is { IsLasting: true } && account.Role.Includes(role) ? 1 : 0;
}
