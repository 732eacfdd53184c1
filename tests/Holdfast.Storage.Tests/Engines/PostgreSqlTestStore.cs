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

    public override Task RunPastTriggersAsync(string table, string sql) => RunAsync(
        $"""
        ALTER TABLE {table} DISABLE TRIGGER USER;
        {sql};
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '{table}'::regclass LOOP EXECUTE format('ALTER TABLE {table} ENABLE ALWAYS TRIGGER %I', name); END LOOP;
        END $$
        """);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { SearchPath = "holdfast", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
