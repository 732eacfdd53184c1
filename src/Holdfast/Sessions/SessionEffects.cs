using Holdfast.Accounts;
using Holdfast.Facts;

namespace Holdfast.Sessions;

/// <summary>The writes of sessions that commands ask of the store.</summary>
static class SessionEffects
{
    public sealed record InsertSession(Session Session, SecretHash Hash) : Effect;

    /// <summary>Gives a session a new token and stores its state; the old token is dead at once.</summary>
    public sealed record RotateSession(Session Session, SecretHash Hash) : Effect;

    /// <summary>Ends the sessions of an account, but the one excepted. Counted.</summary>
    public sealed record EndSessions(AccountId Account, SessionId? Except) : Effect
    {
        internal override AccountId? OnlyOf => Account;
    }

    /// <summary>Ends one session. Counted.</summary>
    public sealed record EndSession(SessionId Session) : Effect;

    /// <summary>
    /// Ends the sessions of an account that passed a second factor; the one excepted stays, but must pass one again where the account has
    /// one. Counted.
    /// </summary>
    public sealed record EndFactorSessions(AccountId Account, SessionId? Except) : Effect;

    /// <summary>
    /// Keeps this session and the newest <paramref name="Kept"/> - 1 others of its account with the same second-factor state; ends the
    /// rest of them. Counted.
    /// </summary>
    public sealed record EndOldestSessions(Session Newest, int Kept) : Effect;
}
