using Holdfast.Accounts;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>A session that just began or was renewed, with the token that is shown once.</summary>
/// <param name="Account">The account.</param>
/// <param name="Session">The session.</param>
/// <param name="Token">Its token.</param>
public sealed record SignedIn(Account Account, Session Session, SessionToken Token)
{
    /// <summary>The next step of the sign-in.</summary>
    public NextStep Next =>
        new SignInProgress(Account.MustChangePassword, HasFactor: false, Session.FactorVerified, FactorRequired: false).Next;
}
