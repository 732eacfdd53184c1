using Holdfast.Accounts;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>How many lasting holders each protected role has that the settings let sign in. Whoever's role includes a role holds it.</summary>
/// <param name="Administrator">Of administrator rank or above.</param>
/// <param name="Developer">Of developer rank.</param>
public readonly record struct HolderCounts(int Administrator, int Developer)
{
    /// <summary>The counts after one account changed.</summary>
    public HolderCounts After(Account? before, Account? after, SignInSettings settings) => new(
        Administrator - Holds(before, Role.Administrator, settings) + Holds(after, Role.Administrator, settings),
        Developer - Holds(before, Role.Developer, settings) + Holds(after, Role.Developer, settings));

    static int Holds(Account? account, Role role, SignInSettings settings) =>
        account is { IsLasting: true } && account.Role.Includes(role) && settings.LetsIn(account) ? 1 : 0;
}
