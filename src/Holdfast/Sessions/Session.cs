using Holdfast.Accounts;

namespace Holdfast.Sessions;

/// <summary>A signed-in browser or client.</summary>
public sealed record Session
{
    /// <summary>Its id.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>How long it may stay unused.</summary>
    public required TimeSpan IdleLimit { get; init; }

    /// <summary>When it ends, used or not.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when sensitive commands are open.</summary>
    public DateTimeOffset? ReauthenticatedUntil { get; init; }

    /// <summary>Whether a second factor was passed in it.</summary>
    public bool FactorVerified { get; init; }

    /// <summary>How it is carried: <c>cookie</c> or <c>bearer</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The address it began from.</summary>
    public string? Ip { get; init; }

    /// <summary>The user agent it began with, bounded.</summary>
    public string? UserAgent { get; init; }

    /// <summary>
    /// What people call the client: <c>Firefox on Linux</c>, <c>curl</c>, <c>Unknown device</c>. Words of Holdfast's own; the client may
    /// have lied.
    /// </summary>
    public string Device => DeviceName.Of(UserAgent);

    /// <summary>Whether it is alive at <paramref name="now"/>.</summary>
    public bool IsLive(DateTimeOffset now) => ExpiresAt > now && LastSeenAt + IdleLimit > now;

    /// <summary>Whether the re-authentication window is open at <paramref name="now"/>.</summary>
    public bool IsReauthenticated(DateTimeOffset now) => ReauthenticatedUntil > now;
}
