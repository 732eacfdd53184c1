using System.Net.Sockets;
using Holdfast.Storage.Sql;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace Holdfast.PostgreSql;

/// <summary>What PostgreSQL's errors mean.</summary>
static class PostgreSqlFaults
{
    /// <summary>Codes of our triggers: the last holder would go; a row is never changed; the guard row is gone.</summary>
    const string LastHolder = "HF001", Kept = "HF002", NoGuard = "HF003";

    public static bool IsFault(Exception e) => e is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether the connection is gone, so that nothing tells whether the server saw the last statements.</summary>
    public static bool IsLoss(Exception e) => e switch
    {
        PostgresException refused => refused.SqlState is AdminShutdown or CrashShutdown or CannotConnectNow,
        NpgsqlException { InnerException: TimeoutException } => false,
        _ => IsFault(e),
    };

    /// <summary>Whether the server warns at a commit that it is on this server alone, or that there was no transaction.</summary>
    public static bool IsDoubt(PostgresNotice notice) => notice.SqlState is Warning or AdminShutdown or NoActiveSqlTransaction;

    public static Exception Translate(Exception e, string description) => e switch
    {
        PostgresException refused => Translate(refused, description),
        NpgsqlException { InnerException: TimeoutException } when e.Message.Contains("pool", StringComparison.Ordinal) => StoreFaults.Busy(e),
        _ => StoreFaults.Unreachable(description, e),
    };

    static Exception Translate(PostgresException e, string description) => e.SqlState switch
    {
        SerializationFailure or DeadlockDetected or LockNotAvailable or QueryCanceled or TooManyConnections => StoreFaults.Busy(e),
        LastHolder => StoreFaults.LastHolder(e),
        UniqueViolation => StoreFaults.Taken(e.ConstraintName ?? "", e),
        ForeignKeyViolation => StoreFaults.Stale(e),
        NoGuard or DivisionByZero => StoreFaults.NoGuard(description, e),
        Kept or CheckViolation or NotNullViolation => StoreFaults.Kept(description, e),
        UndefinedTable or UndefinedColumn or UndefinedFunction or InvalidSchemaName => StoreFaults.NoSchema(description, e),
        InvalidPassword or InvalidAuthorizationSpecification or InsufficientPrivilege => StoreFaults.Denied(description, e),
        InvalidCatalogName => StoreFaults.Absent(description, e),
        _ => StoreFaults.Failed(description, e.SqlState, e),
    };
}
