using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;
using Holdfast.TestHost;

namespace Holdfast.Benchmarks.Running;

/// <summary>Fresh stores of both engines, on this machine.</summary>
static class Engines
{
    public static readonly string[] All = ["sqlite", "postgresql"];

    /// <summary>A fresh place for a store: a file, or a connection string of a new database.</summary>
    public static async Task<string> NewPlaceAsync(string engine)
    {
        if (engine == "sqlite")
            return Path.Combine(Directory.CreateTempSubdirectory("holdfast-bench-").FullName, "bench.db");
        var server = await PostgresServer.GetAsync();
        return (await server.CreateDatabaseAsync()).ConnectionString;
    }

    public static async Task<HoldfastStore> OpenAsync(string engine, string place)
    {
        var store = engine == "sqlite" ? SqliteStore.Open(place, TimeProvider.System) : PostgreSqlStore.Open(place);
        await store.Schema.MigrateAsync(CancellationToken.None);
        return store;
    }
}
