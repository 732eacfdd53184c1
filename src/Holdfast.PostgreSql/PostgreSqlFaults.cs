using System.Net.Sockets;
using Holdfast.Gate;
using Npgsql;

namespace Holdfast.PostgreSql;

/// <summary>What PostgreSQL's errors mean to the kernel. No statement and no value gets into a message.</summary>
static class PostgreSqlFaults
{
    /// <summary>Raised by our triggers when the last holder would go.</summary>
    const string LastHolder = "HF001";

    /// <summary>Raised by our triggers for what is never changed.</summary>
    const string Kept = "HF002";

    /// <summary>Raised by our triggers when the guard row is gone.</summary>
    const string NoGuard = "HF003";

    /// <summary>Whether an exception comes from the engine or the way to it.</summary>
    public static bool IsFault(Exception e) => e is NpgsqlException or SocketException or IOException or TimeoutException;

    public static Exception Translate(Exception e, string description) => e switch
    {
        PostgresException refused => Translate(refused, description),
        NpgsqlException { InnerException: TimeoutException } exhausted when exhausted.Message.Contains("pool", StringComparison.Ordinal) =>
            new StoreBusyException("Every connection to the store is in use: try again.", e),
        _ => new StoreUnavailableException($"{description} cannot be reached.", e),
    };

    /// <summary>Whether the connection is gone, so that nothing tells whether the server saw the last statements.</summary>
    public static bool IsLoss(Exception e) => e switch
    {
        PostgresException refused => refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException { InnerException: TimeoutException } => false,
        _ => IsFault(e),
    };

    static Exception Translate(PostgresException e, string description) => e.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled =>
            new StoreBusyException("The store was busy: try again.", e),
        PostgresErrorCodes.TooManyConnections => new StoreBusyException("The server of the store takes no more connections: try again.", e),
        LastHolder => new EffectRejectedException(EffectRejection.LastHolder, e),
        PostgresErrorCodes.UniqueViolation => new EffectRejectedException(Taken(e.ConstraintName), e),
        PostgresErrorCodes.ForeignKeyViolation => new EffectRejectedException(EffectRejection.Stale, e),
        NoGuard or PostgresErrorCodes.DivisionByZero => new StoreUnavailableException("The store's guard row is missing: restore it or a backup.", e),
        Kept or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.NotNullViolation =>
            new StoreUnavailableException("The store refused a row that does not fit its schema or that it keeps as it is.", e),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName =>
            new StoreUnavailableException($"{description} has no current schema of Holdfast: migrate it.", e),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new StoreUnavailableException($"{description} refused the user or the password.", e),
        PostgresErrorCodes.InvalidCatalogName => new StoreUnavailableException($"{description}: there is no such database.", e),
        PostgresErrorCodes.InsufficientPrivilege => new StoreUnavailableException($"{description}: the user lacks a privilege that Holdfast needs.", e),
        _ => new StoreUnavailableException($"{description} failed (SQLSTATE {e.SqlState}).", e),
    };

    static EffectRejection Taken(string? constraint) => constraint switch
    {
        "accounts_username" => EffectRejection.UsernameTaken,
        "accounts_email_key" => EffectRejection.EmailTaken,
        "accounts_did" => EffectRejection.DidTaken,
        "groups_name_key" => EffectRejection.GroupNameTaken,
        _ => EffectRejection.Stale,
    };
}
