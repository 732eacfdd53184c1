using System.Data.Common;
using Holdfast.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A file in a directory of its own.</summary>
sealed class SqliteTestStore : TestStore
{
    // Before any connection past the store: two libraries in one process are a crash.
    static SqliteTestStore() => NativeSqlite.Use();

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
