using Holdfast.Accounts;
using Holdfast.Sessions;

namespace Holdfast.Passkeys;

/// <summary>A challenge that was issued and not yet answered.</summary>
/// <param name="Hash">The hash of the challenge in its base64url form.</param>
/// <param name="Ceremony">What it is good for.</param>
/// <param name="Session">The session it was issued to; null for signing in.</param>
/// <param name="Account">That session's account.</param>
/// <param name="State">What whoever checks the answer wants to know again.</param>
public sealed record PasskeyChallenge(SecretHash Hash, PasskeyCeremony Ceremony, SessionId? Session, AccountId? Account, string State)
{
    /// <summary>How long it may be answered.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many wait at most for one session, or for one network of strangers; another one takes the place of the oldest.
    /// </summary>
    public const int MostPerHolder = 16;
}
