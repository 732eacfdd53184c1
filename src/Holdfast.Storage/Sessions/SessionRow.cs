using System.Data.Common;
using Holdfast.Sessions;
using Holdfast.Storage.Sql;

namespace Holdfast.Storage.Sessions;

/// <summary>A session as a row.</summary>
static class SessionRow
{
    /// <summary>The columns, of the table or alias <c>s</c>.</summary>
    public const string Columns =
        """
        s.id, s.account_id, s.created_at, s.last_seen_at, s.idle_limit, s.expires_at, s.reauthenticated_until, s.factor_verified,
        s.transport, s.ip, s.user_agent
        """;

    /// <summary>How many columns <see cref="Columns"/> has.</summary>
    public const int Count = 11;

    const string Insert =
        """
        INSERT INTO sessions (id, account_id, created_at, last_seen_at, idle_limit, expires_at, reauthenticated_until, factor_verified,
            transport, ip, user_agent, token_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    const string Update =
        """
        UPDATE sessions SET created_at = $3, last_seen_at = $4, idle_limit = $5, expires_at = $6, reauthenticated_until = $7,
            factor_verified = $8, transport = $9, ip = $10, user_agent = $11, token_hash = $12
        WHERE id = $1 AND account_id = $2
        """;

    public static Session Read(DbDataReader row, int at = 0) => new()
    {
        Id = new(row.GetGuid(at)),
        AccountId = new(row.GetGuid(at + 1)),
        CreatedAt = row.Time(at + 2),
        LastSeenAt = row.Time(at + 3),
        IdleLimit = Micros.Span(row.GetInt64(at + 4)),
        ExpiresAt = row.Time(at + 5),
        ReauthenticatedUntil = row.TimeOrNull(at + 6),
        FactorVerified = row.GetBoolean(at + 7),
        Transport = row.GetString(at + 8),
        Ip = row.TextOrNull(at + 9),
        UserAgent = row.TextOrNull(at + 10),
    };

    public static Statement Inserting(Session session, SecretHash hash) => new(Insert, Values(session, hash));

    public static Statement Rotating(Session session, SecretHash hash) => new(Update, Values(session, hash)) { MustAffect = 1 };

    static SqlValue[] Values(Session session, SecretHash hash) =>
    [
        session.Id.Value,
        session.AccountId.Value,
        session.CreatedAt,
        session.LastSeenAt,
        Micros.Of(session.IdleLimit),
        session.ExpiresAt,
        session.ReauthenticatedUntil,
        session.FactorVerified,
        session.Transport,
        session.Ip,
        session.UserAgent,
        hash.ToArray(),
    ];
}
