using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Looks into the store itself: every byte of the files of SQLite, every row of every table of PostgreSQL.</summary>
static class Contents
{
    public static async Task<bool> HoldsAsync(this Instance instance, byte[] text)
    {
        if (instance.Engine == Engine.Sqlite)
            return Directory.EnumerateFiles(instance.Place).Any(file => ReadShared(file).AsSpan().IndexOf(text) >= 0);
        var rows = await DumpAsync(instance.Place);
        return rows.Contains(Encoding.UTF8.GetString(text), StringComparison.Ordinal) || rows.Contains(Convert.ToBase64String(text), StringComparison.Ordinal);
    }

    /// <summary>Changes rows past Holdfast.</summary>
    public static async Task RunSqlAsync(this Instance instance, string sql)
    {
        await using DbConnection connection = instance.Engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(instance.Place, "holdfast.db")};Pooling=False")
            : new NpgsqlConnection(instance.Place);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = instance.Engine == Engine.Sqlite ? sql : "SET search_path = holdfast; " + sql;
        await command.ExecuteNonQueryAsync();
    }

    static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    static async Task<string> DumpAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT schema_to_xml('holdfast', true, true, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
