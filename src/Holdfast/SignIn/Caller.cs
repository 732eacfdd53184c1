using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Groups;
using Holdfast.Sessions;

namespace Holdfast.SignIn;

/// <summary>
/// Who sends a request, as the store knew them when the request arrived. For reads and early answers; the gate reads again under the
/// lock.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Session">The session in use; null for a key.</param>
/// <param name="Key">The key in use; null for a session.</param>
/// <param name="Authority">What the caller may do.</param>
/// <param name="Settings">What the instance demands of sign-ins.</param>
/// <param name="ReadAt">The store's clock at that moment.</param>
public sealed record Caller(Account Account, Session? Session, ApiKey? Key, EffectiveAuthority Authority, SignInSettings Settings, DateTimeOffset ReadAt)
{
    /// <summary>The next sign-in step; keys ignore it.</summary>
    public NextStep Next => Session is null ? NextStep.Done : SignInProgress.Of(Account, Session, Settings).Next;
}
