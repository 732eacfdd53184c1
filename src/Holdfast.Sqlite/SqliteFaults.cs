using Holdfast.Gate;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>What SQLite's errors mean to the kernel. No statement and no value gets into a message.</summary>
static class SqliteFaults
{
    const int Error = 1;
    const int Busy = 5;
    const int Locked = 6;
    const int ReadOnly = 8;
    const int Full = 13;
    const int CannotOpen = 14;
    const int Constraint = 19;
    const int NotADatabase = 26;
    const int ForeignKey = 787;
    const int Unique = 2067;
    const int PrimaryKey = 1555;
    const int ByTrigger = 1811;

    public static Exception Translate(SqliteException e, string file) => e.SqliteErrorCode switch
    {
        Busy or Locked => new StoreBusyException("Another process holds the store: try again.", e),
        Constraint when Rejection(e) is { } rejection => new EffectRejectedException(rejection, e),
        Constraint => new StoreUnavailableException("The store refused a row that does not fit its schema or that it keeps as it is.", e),
        CannotOpen => new StoreUnavailableException($"There is no store at {file}, or it cannot be opened.", e),
        NotADatabase => new StoreUnavailableException($"{file} is not a store of Holdfast.", e),
        ReadOnly => new StoreUnavailableException($"The store at {file} cannot be written.", e),
        Full => new StoreUnavailableException($"The disk of the store at {file} is full.", e),
        Error when e.Message.Contains("no such table", StringComparison.Ordinal) || e.Message.Contains("no such column", StringComparison.Ordinal) =>
            new StoreUnavailableException($"The store at {file} has no current schema: migrate it.", e),
        _ => new StoreUnavailableException($"The store at {file} failed (SQLite error {e.SqliteExtendedErrorCode}).", e),
    };

    /// <summary>Whether the connection itself may be broken.</summary>
    public static bool BreaksConnection(SqliteException e) => e.SqliteErrorCode is not (Error or Busy or Locked or Constraint);

    static EffectRejection? Rejection(SqliteException e) => e.SqliteExtendedErrorCode switch
    {
        ByTrigger when e.Message.Contains("holdfast: the last holder stays", StringComparison.Ordinal) => EffectRejection.LastHolder,
        Unique or PrimaryKey when Names(e, "accounts.username") => EffectRejection.UsernameTaken,
        Unique or PrimaryKey when Names(e, "accounts.email_key") => EffectRejection.EmailTaken,
        Unique or PrimaryKey when Names(e, "accounts.did") => EffectRejection.DidTaken,
        Unique or PrimaryKey when Names(e, "groups.name_key") => EffectRejection.GroupNameTaken,
        Unique or PrimaryKey or ForeignKey => EffectRejection.Stale,
        _ => null,
    };

    static bool Names(SqliteException e, string column) => e.Message.Contains(column, StringComparison.Ordinal);
}
