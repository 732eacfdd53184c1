using System.Data.Common;
using Holdfast.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A file in a directory of its own.</summary>
sealed class SqliteTestStore : TestStore
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("holdfast-storage-");

    public string File => Path.Combine(directory.FullName, "holdfast.db");

    public override Task<TestStore> CopyAsync()
    {
        var copy = new SqliteTestStore();
        System.IO.File.Copy(File, copy.File);
        return Task.FromResult<TestStore>(copy);
    }

    public override HoldfastStore Open() => SqliteStore.Open(File, Clock);

    public override string Literal(byte[] bytes) => $"X'{Convert.ToHexString(bytes)}'";

    public override async Task RunPastTriggersAsync(string table, string sql)
    {
        var triggers = new List<(string Name, string Text)>();
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'";
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                triggers.Add((rows.GetString(0), rows.GetString(1)));
        }
        command.CommandText = string.Join(";\n", [.. triggers.Select(trigger => $"DROP TRIGGER {trigger.Name}"), sql, .. triggers.Select(trigger => trigger.Text)]);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False;Mode=ReadWrite;Foreign Keys=True");
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        directory.Delete(recursive: true);
        return default;
    }
}
