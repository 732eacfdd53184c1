using Microsoft.Data.Sqlite;
using Npgsql;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Somebody with the database's own tools, who takes a trigger away and changes what it kept.</summary>
static class RawSql
{
    public static async Task RunSqlAsync(this Instance instance, string trigger, string table, string sql)
    {
        if (instance.Engine == Engine.Sqlite)
        {
            await using var file = new SqliteConnection($"Data Source={Path.Combine(instance.Place, "holdfast.db")};Pooling=False");
            await file.OpenAsync();
            await using var change = file.CreateCommand();
            change.CommandText = $"DROP TRIGGER {trigger}; {sql}";
            await change.ExecuteNonQueryAsync();
            return;
        }
        await using var connection = new NpgsqlConnection(instance.Place);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SET search_path = holdfast; DROP TRIGGER {trigger} ON {table}; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }
}
