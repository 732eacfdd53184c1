using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Roles;

namespace Holdfast.SignIn;

/// <summary>What this instance demands of sign-ins, for each role. Stored; changed by <see cref="ChangeSignInSettings"/> alone.</summary>
public sealed record SignInSettings
{
    /// <summary>What holds until somebody changes it: second factors are optional for everybody.</summary>
    public static SignInSettings Default { get; } = new();

    /// <summary>The policies that differ from <see cref="FactorPolicy.Optional"/>.</summary>
    IReadOnlyDictionary<Role, FactorPolicy> Policies { get; init; } = new Dictionary<Role, FactorPolicy>();

    /// <summary>The domains in which an address belongs to its person.</summary>
    public HouseDomains House { get; init; } = HouseDomains.None;

    /// <summary>Rises by one with each change. The ETag.</summary>
    public long Version { get; init; } = 1;

    /// <summary>What is demanded of a role.</summary>
    public FactorPolicy this[Role role] => Policies.GetValueOrDefault(role, FactorPolicy.Optional);

    /// <summary>The settings with another policy for a role.</summary>
    public SignInSettings With(Role role, FactorPolicy policy) => this with { Policies = new Dictionary<Role, FactorPolicy>(Policies) { [role] = policy } };

    /// <summary>Whether the account has a credential that may begin a session.</summary>
    public bool LetsIn(Account account) => account.CredentialCount > 0 || LetsPasswordIn(account);

    /// <summary>Whether the account's password may begin a session.</summary>
    public bool LetsPasswordIn(Account account) => account.PasswordHash is not null && this[account.Role] != FactorPolicy.Passkey;

    /// <summary>Whether the account must have a second factor.</summary>
    public bool DemandFactorOf(Account account) => this[account.Role] >= FactorPolicy.Required;

    /// <inheritdoc/>
    public bool Equals(SignInSettings? other) => other is not null && Version == other.Version && House.Equals(other.House) && RoleLadder.All.All(role => this[role] == other[role]);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}
