using Holdfast.Accounts;
using Holdfast.Custody;
using Holdfast.Factors;
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

    /// <summary>
    /// Why the stored settings cannot be read, so that these, the defaults, hold in their place; null when they can. Any change writes
    /// them again.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>
    /// The stored text that these were read from, by which a change finds out whether it is still there; null when the store holds none.
    /// </summary>
    public string? Stored { get; init; }

    /// <summary>What is demanded of a role.</summary>
    public FactorPolicy this[Role role] => Policies.GetValueOrDefault(role, FactorPolicy.Optional);

    /// <summary>The settings with another policy for a role.</summary>
    public SignInSettings With(Role role, FactorPolicy policy) => this with { Policies = new Dictionary<Role, FactorPolicy>(Policies) { [role] = policy } };

    /// <summary>
    /// Whether the account can sign in: it has a credential that may begin a session, its sign-in is not void, and the next step after it
    /// can be completed on an instance with this <paramref name="support"/>. Backup codes do not count: nobody knows whether the person
    /// still has them.
    /// </summary>
    public bool LetsIn(Account account, FactorSupport support) => account is { HasCredential: true, SignInVoidAt: null }
        && LetsIn(account.Role, account.HasPassword, account.HasPassword && account.HasTotp, account.CredentialCount > 0, support);

    /// <summary>Whether the account's password may begin a session.</summary>
    public bool LetsPasswordIn(Account account) => account.HasPassword && this[account.Role] != FactorPolicy.Passkey;

    /// <summary>
    /// A passkey is both factors. A password leads to the factor that is there; to enrolment where there is none and one is demanded.
    /// </summary>
    internal bool LetsIn(Role role, bool password, bool authenticator, bool passkey, FactorSupport support)
    {
        if (passkey && support.Passkeys)
            return true;
        if (!password || this[role] == FactorPolicy.Passkey)
            return false;
        return authenticator ? support.Authenticators : !passkey && (this[role] < FactorPolicy.Required || support.CanEnrol);
    }

    /// <summary>Whether the account must have a second factor.</summary>
    public bool DemandFactorOf(Account account) => this[account.Role] >= FactorPolicy.Required;

    /// <inheritdoc/>
    public bool Equals(SignInSettings? other) => other is not null
        && Version == other.Version && Fault == other.Fault && House.Equals(other.House) && RoleLadder.All.All(role => this[role] == other[role]);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}
