using Holdfast.Gate;
using Holdfast.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Cli.Database;

/// <summary>Copies whole stores with SQLite's online backup: one consistent state, while other processes read and write.</summary>
static class SqliteBackup
{
    /// <summary>
    /// Copies a store to a new file, readable by its owner alone. A copy that was cut short never stands under its final name.
    /// </summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read, or the copy cannot be written.</exception>
    public static void Save(string source, string destination)
    {
        var partial = destination + ".partial";
        File.Delete(partial);
        SqliteDatabase.CreateFile(partial);
        Overwrite(source, partial);
        using (var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(partial, destination, overwrite: false);
    }

    /// <summary>
    /// Replaces the content of an existing file by that of another store, in one transaction: a reader sees the old or the new, nothing
    /// between.
    /// </summary>
    /// <exception cref="StoreUnavailableException">One of them cannot be read or written; the old content stands.</exception>
    public static void Overwrite(string source, string destination)
    {
        try
        {
            using var from = Open(source, SqliteOpenMode.ReadWrite);
            using var to = Open(destination, SqliteOpenMode.ReadWrite);
            from.BackupDatabase(to);
        }
        catch (SqliteException failure)
        {
            throw new StoreUnavailableException($"The copy failed and nothing was replaced: {failure.Message}", failure);
        }
    }

    /// <summary>What is wrong with a file as a database; null when SQLite finds nothing.</summary>
    public static string? FindDamage(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            return command.ExecuteScalar() as string is "ok" ? null : "its pages are damaged";
        }
        catch (SqliteException failure)
        {
            return failure.Message;
        }
    }

    static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
