using Holdfast.Roles;

namespace Holdfast.Sessions;

/// <summary>How long sessions live, by role. Protected roles: 15 minutes idle, 12 hours at most; others: 1 hour, 24 hours.</summary>
/// <param name="Idle">How long a session may stay unused.</param>
/// <param name="Absolute">How long it may live at all.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>How long a sign-in or re-authentication opens the window for sensitive commands.</summary>
    public static TimeSpan ReauthenticationWindow { get; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many sessions an account has at most, those aside whose second factor is due; beginning another ends the oldest.
    /// </summary>
    public const int MostAtOnce = 20;

    /// <summary>
    /// How many sessions of an account may wait for its second factor; beginning another ends the oldest of them. Whoever has the
    /// password alone ends no other session.
    /// </summary>
    public const int MostWaiting = 10;

    /// <summary>How many sessions may stand beside each other that are as far as <paramref name="session"/>.</summary>
    internal static int MostLike(Session session, bool hasFactor) => hasFactor && !session.FactorVerified ? MostWaiting : MostAtOnce;

    /// <summary>The limits for a role.</summary>
    public static SessionLimits For(Role role) => role.IsProtected
        ? new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(12))
        : new(TimeSpan.FromHours(1), TimeSpan.FromHours(24));
}
