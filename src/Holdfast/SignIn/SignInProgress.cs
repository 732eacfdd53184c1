using Holdfast.Accounts;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>The facts from which the next sign-in step follows.</summary>
/// <param name="MustChangePassword">The account must set a new password.</param>
/// <param name="HasFactor">The account has a second factor.</param>
/// <param name="FactorVerified">This session has passed it.</param>
/// <param name="FactorRequired">The instance demands a second factor of this account.</param>
public readonly record struct SignInProgress(bool MustChangePassword, bool HasFactor, bool FactorVerified, bool FactorRequired)
{
    /// <summary>
    /// The one next step. Proof of an existing factor comes first, so that nobody with the password alone changes it;
    /// then the password; then enrolment. Each step takes away its own cause and restores none before it, so there is no cycle.
    /// </summary>
    public NextStep Next => this switch
    {
        { HasFactor: true, FactorVerified: false } => NextStep.VerifyFactor,
        { MustChangePassword: true } => NextStep.ChangePassword,
        { FactorRequired: true, HasFactor: false } => NextStep.EnrolFactor,
        _ => NextStep.Done,
    };

    /// <summary>Where the sign-in of an account stands that has passed its factor in a session, or has not.</summary>
    public static SignInProgress Of(Account account, bool factorVerified, SignInSettings settings) =>
        new(account.MustChangePassword && account.HasPassword, account.HasFactor, factorVerified, settings.DemandFactorOf(account));

    /// <summary>Where the sign-in of a session stands.</summary>
    public static SignInProgress Of(Account account, Session session, SignInSettings settings) => Of(account, session.FactorVerified, settings);
}
