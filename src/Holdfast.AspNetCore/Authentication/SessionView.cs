using Holdfast.Sessions;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>A session; its token is not here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">When it was last used, to the minute.</param>
/// <param name="ExpiresAt">When it ends, used or not.</param>
/// <param name="ReauthenticatedUntil">Until when sensitive commands are open; null when they never were.</param>
/// <param name="Transport"><c>cookie</c> or <c>bearer</c>.</param>
/// <param name="Ip">The address it began from.</param>
/// <param name="Device">What people call the client it began with, for example <c>Firefox on Linux</c>, <c>curl</c> or <c>Unknown device</c>.</param>
/// <param name="UserAgent">The user agent it began with, as the client sent it, without control characters; at most 256 characters.</param>
/// <param name="Current">Whether this very request came by it.</param>
public sealed record SessionView(
    Guid Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ReauthenticatedUntil,
    string Transport,
    string? Ip,
    string Device,
    string? UserAgent,
    bool Current)
{
    internal static SessionView Of(Session session, SessionId? inUse) => new(
        session.Id.Value, session.CreatedAt, session.LastSeenAt, session.ExpiresAt, session.ReauthenticatedUntil,
        session.Transport, session.Ip, session.Device, session.UserAgent, session.Id == inUse);
}
