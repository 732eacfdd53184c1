using System.Data.Common;
using Holdfast.PostgreSql;
using Holdfast.TestHost;
using Npgsql;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A database of its own.</summary>
sealed class PostgreSqlTestStore(PostgresDatabase database) : TestStore
{
    public string ConnectionString => database.ConnectionString;

    public static async Task<TestStore> CreateAsync() => new PostgreSqlTestStore(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());

    public override async Task<TestStore> CopyAsync() => new PostgreSqlTestStore(await database.CopyAsync());

    public override HoldfastStore Open() => PostgreSqlStore.Open(database.ConnectionString);

    public override string Literal(byte[] bytes) => $@"'\x{Convert.ToHexString(bytes)}'::bytea";

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { SearchPath = "holdfast", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
