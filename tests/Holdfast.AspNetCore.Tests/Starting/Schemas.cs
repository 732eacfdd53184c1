using Holdfast.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.AspNetCore.Tests.Starting;

public sealed class Schemas : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("holdfast-schema-").FullName;

    string File => Path.Combine(folder, "holdfast.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_start_does_not_migrate_unless_asked()
    {
        await using (var host = SqliteHost.Build(File, TextWriter.Null, [], migrate: false))
        {
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
            Assert.Equal("Holdfast cannot start: the store does not exist yet; run `holdfast db migrate`, or set MigrateAtStart.", fault.Message);
        }
        await using (var store = SqliteStore.Open(File, TimeProvider.System))
            await store.Schema.MigrateAsync(default);
        await using (var host = SqliteHost.Build(File, TextWriter.Null, [], migrate: false))
            await host.StartAsync();
    }

    [Fact]
    public async Task A_schema_of_another_version_is_refused_whatever_is_asked()
    {
        await using (var host = SqliteHost.Build(File, TextWriter.Null, []))
            await host.StartAsync();
        await ExecuteAsync("INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES (9999, 'later', 'x', 0)");
        await using (var host = SqliteHost.Build(File, TextWriter.Null, []))
        {
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
            Assert.Contains("The store's schema is number 9999, newer than number", fault.Message);
        }
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
