using Holdfast.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Holdfast.Sqlite;

/// <summary>What SQLite's errors mean.</summary>
static class SqliteFaults
{
    const int Error = 1, Busy = 5, Locked = 6, Io = 10, CannotOpen = 14, Constraint = 19, ForeignKey = 787, PrimaryKey = 1555, ByTrigger = 1811, Unique = 2067;

    public static Exception Translate(SqliteException e, string description) => (e.SqliteErrorCode, e.SqliteExtendedErrorCode) switch
    {
        (Busy or Locked, _) => StoreFaults.Busy(e),
        (_, ByTrigger) when Says(e, "holdfast: the last holder stays") => StoreFaults.LastHolder(e),
        // It says, for example, accounts.username where PostgreSQL names the index accounts_username.
        (_, Unique or PrimaryKey) => StoreFaults.Taken(e.Message.Replace('.', '_'), e),
        (_, ForeignKey) => StoreFaults.Stale(e),
        (Constraint, _) => StoreFaults.Kept(description, e),
        (CannotOpen, _) => StoreFaults.Absent(description, e),
        (Error, _) when Says(e, "no such table") || Says(e, "no such column") => StoreFaults.NoSchema(description, e),
        var (_, code) => StoreFaults.Failed(description, code, e),
    };

    /// <summary>Whether the connection itself may be broken.</summary>
    public static bool BreaksLink(SqliteException e) => e.SqliteErrorCode is not (Error or Busy or Locked or Constraint);

    /// <summary>Whether a commit may be in the write-ahead log although it failed: a file system that cannot sync says nothing of what it wrote.</summary>
    public static bool MayHaveWritten(SqliteException e) => e.SqliteErrorCode == Io;

    static bool Says(SqliteException e, string text) => e.Message.Contains(text, StringComparison.Ordinal);
}
