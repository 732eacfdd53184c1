using System.Globalization;
using Holdfast.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Cli.Tests.Running;

sealed class SqliteFile(string path) : IDatabase
{
    const string Name = "holdfast.db";

    public string Address => "sqlite:" + path;

    public static SqliteFile In(string folder) => new(Path.Combine(folder, Name));

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    public async Task ExecutePastTriggersAsync(string table, string sql)
    {
        var triggers = await QueryAsync($"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'");
        await ExecuteAsync(string.Join(";\n", [.. triggers.Select(trigger => $"DROP TRIGGER {trigger.Split('|')[0]}"), sql, .. triggers.Select(trigger => trigger[(trigger.IndexOf('|') + 1)..])]));
    }

    public Task BreakAsync(string table, string operation, string condition) => ExecuteAsync(
        $"CREATE TRIGGER injected BEFORE {operation} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'injected'); END");

    public Task BreakCommitAsync() => ExecuteAsync(
        """
        CREATE TABLE injected_rows (account text REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER injected AFTER UPDATE ON audit_head BEGIN INSERT INTO injected_rows VALUES ('nobody'); END;
        """);

    public Task MendAsync() => ExecuteAsync("DROP TRIGGER IF EXISTS injected; DROP TABLE IF EXISTS injected_rows;");

    public Task<IDatabase> CopyAsync(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Name + "*"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return Task.FromResult<IDatabase>(In(folder));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static string Text(object value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    SqliteConnection Open()
    {
        // Opening a store, even one that is not used, chooses the library.
        _ = SqliteStore.Open(path, TimeProvider.System);
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadWrite");
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;";
        pragma.ExecuteNonQuery();
        return connection;
    }
}
