using Holdfast.Storage.Schema;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A store as an earlier version left it.</summary>
static class OldStore
{
    /// <summary>Runs the first migrations, as many as asked for, past the store.</summary>
    public static async Task MigrateAsync(TestStore place, Engine engine, int migrations)
    {
        var sqlite = engine == Engine.Sqlite;
        if (place is SqliteTestStore file)
            await File.WriteAllBytesAsync(file.File, []);
        else
            await place.RunAsync("CREATE SCHEMA holdfast");
        await place.RunAsync("CREATE TABLE schema_migration (number integer NOT NULL PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at bigint NOT NULL)");
        var known = Migration.For(sqlite ? "sqlite" : "postgresql", typeof(HoldfastStore).Assembly, sqlite ? typeof(Sqlite.SqliteStore).Assembly : typeof(PostgreSql.PostgreSqlStore).Assembly);
        foreach (var migration in known.Take(migrations))
        {
            await place.RunAsync(migration.Script);
            await place.RunAsync($"INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ({migration.Number}, '{migration.Name}', '{migration.Sha256}', 1)");
        }
    }
}
