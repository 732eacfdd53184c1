using Holdfast.Accounts;
using Holdfast.Factors;
using Holdfast.Roles;
using Holdfast.SignIn;

namespace Holdfast.Gate;

/// <summary>The lasting holders of one role, by what they sign in with. Each is counted once.</summary>
/// <param name="Password">By a password and nothing else.</param>
/// <param name="Authenticator">By a password and an authenticator.</param>
/// <param name="Passkey">By a passkey, with or without a password.</param>
/// <param name="Both">By a password, an authenticator and a passkey.</param>
/// <param name="InDoubt">By whatever, and somebody must decide about their custodians first. They are in no other count.</param>
public readonly record struct TierCensus(int Password, int Authenticator = 0, int Passkey = 0, int Both = 0, int InDoubt = 0)
{
    /// <summary>All of them.</summary>
    public int All => Password + Authenticator + Passkey + Both + InDoubt;

    /// <summary>The census with one more holder.</summary>
    internal TierCensus With(Account holder) => holder switch
    {
        { InDoubtSince: not null } => this with { InDoubt = InDoubt + 1 },
        { CredentialCount: > 0, HasPassword: true, HasTotp: true } => this with { Both = Both + 1 },
        { CredentialCount: > 0 } => this with { Passkey = Passkey + 1 },
        { HasTotp: true } => this with { Authenticator = Authenticator + 1 },
        _ => this with { Password = Password + 1 },
    };

    /// <summary>How many of them can sign in and administer.</summary>
    internal int Under(SignInSettings settings, Role role, FactorSupport support)
    {
        return Those(Password, false, false) + Those(Authenticator, true, false) + Those(Passkey, false, true) + Those(Both, true, true);

        int Those(int count, bool authenticator, bool passkey) => settings.LetsIn(role, password: true, authenticator, passkey, support) ? count : 0;
    }
}
