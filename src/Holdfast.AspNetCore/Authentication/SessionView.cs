using Holdfast.Accounts;
using Holdfast.Sessions;
using Holdfast.SignIn;

namespace Holdfast.AspNetCore.Authentication;

/// <summary>A session; its token is not here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">When it was last used, to the minute.</param>
/// <param name="ExpiresAt">When it ends, used or not.</param>
/// <param name="ReauthenticatedUntil">Until when sensitive commands are open; null when they never were.</param>
/// <param name="Transport"><c>cookie</c> or <c>bearer</c>.</param>
/// <param name="Ip">The address it began from; null in the sessions of an account of higher rank than the reader's.</param>
/// <param name="Device">
/// What people call the client it began with, for example <c>Firefox on Linux</c>, <c>curl</c> or <c>Unknown device</c>; null in the
/// sessions of an account of higher rank.
/// </param>
/// <param name="UserAgent">
/// The user agent it began with, as the client sent it, without control characters; at most 256 characters. Null in the sessions of an
/// account of higher rank.
/// </param>
/// <param name="Current">Whether this very request came by it.</param>
public sealed record SessionView(
    Guid Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ReauthenticatedUntil,
    string Transport,
    string? Ip,
    string? Device,
    string? UserAgent,
    bool Current)
{
    internal static SessionView Of(Session session, SessionId? inUse) => new(
        session.Id.Value, session.CreatedAt, session.LastSeenAt, session.ExpiresAt, session.ReauthenticatedUntil,
        session.Transport, session.Ip, session.Device, session.UserAgent, session.Id == inUse);

    /// <summary>The same for a reader; from where and with what people sign in is not for those below them.</summary>
    internal static SessionView Of(Session session, Account owner, Caller reader)
    {
        var view = Of(session, reader.Session?.Id);
        return owner.Role > reader.Account.Role ? view with { Ip = null, Device = null, UserAgent = null } : view;
    }
}
