using Holdfast.Accounts;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>A session that just began or was renewed, with the token that is shown once.</summary>
/// <param name="Account">The account.</param>
/// <param name="Session">The session.</param>
/// <param name="Token">Its token.</param>
/// <param name="Next">The next step of the sign-in.</param>
public sealed record SignedIn(Account Account, Session Session, SessionToken Token, NextStep Next);
