using Holdfast.Torture.Tests.Stores;
using Microsoft.Data.Sqlite;

namespace Holdfast.Torture.Tests.Libraries;

/// <summary>
/// The program as a host that uses SQLite itself, before or after it opens a store. Prints the SQLite libraries that the process has
/// loaded.
/// </summary>
static class HostOfSqlite
{
    public const string Role = "host-of-sqlite";

    public static async Task<int> RunAsync(string address, bool hostFirst)
    {
        await using var own = new SqliteConnection("Data Source=:memory:;Pooling=False");
        if (hostFirst)
            Use(own, "SELECT 1");
        await using (var store = StoreAddresses.Open(address))
            await store.Schema.MigrateAsync(CancellationToken.None);
        // Functions that the first use did not need.
        Use(own, "CREATE TABLE t (n INTEGER, x REAL, s TEXT, b BLOB)");
        Use(own, "INSERT INTO t VALUES ($n, $x, $s, $b)", 7L, 0.5, "text", new byte[] { 1 });
        Use(own, "SELECT n, x, s, b FROM t WHERE n = $n AND x = $x AND s = $s AND b = $b", 7L, 0.5, "text", new byte[] { 1 });
        var maps = await File.ReadAllLinesAsync("/proc/self/maps");
        foreach (var library in maps.Select(line => line[(line.LastIndexOf('/') + 1)..]).Where(name => name.StartsWith("lib", StringComparison.Ordinal) && name.Contains("sqlite3.so")).Distinct())
            await Console.Out.WriteLineAsync(library);
        return 0;
    }

    static void Use(SqliteConnection connection, string sql, params object[] values)
    {
        if (connection.State != System.Data.ConnectionState.Open)
            connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in new[] { "$n", "$x", "$s", "$b" }.Zip(values))
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            reader.GetValues(new object[reader.FieldCount]);
    }
}
