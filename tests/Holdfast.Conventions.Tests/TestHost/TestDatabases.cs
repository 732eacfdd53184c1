using Holdfast.TestHost;
using Npgsql;

namespace Holdfast.Conventions.Tests.TestHost;

public class TestDatabases
{
    [Fact]
    public async Task A_database_is_fresh_and_gone_afterwards()
    {
        var server = await PostgresServer.GetAsync();
        await using var kept = await server.CreateDatabaseAsync();
        string name;
        await using (var dropped = await server.CreateDatabaseAsync())
        {
            name = dropped.Name;
            await using var open = new NpgsqlConnection(dropped.ConnectionString);
            await open.OpenAsync();
            Assert.Equal("on", await AskAsync(open, "SHOW fsync"));
            Assert.Equal(0L, await AskAsync(open, "SELECT count(*) FROM pg_stat_user_tables"));
        }
        await using var other = new NpgsqlConnection(kept.ConnectionString);
        await other.OpenAsync();
        Assert.Equal(0L, await AskAsync(other, $"SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    }

    [Fact]
    public void A_skip_is_one_that_xunit_knows() =>
        Assert.Equal(Xunit.v3.DynamicSkipToken.Value, SkippedTestException.DynamicSkipToken);

    static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
