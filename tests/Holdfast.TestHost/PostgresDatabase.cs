using Npgsql;

namespace Holdfast.TestHost;

/// <summary>One test's database on a <see cref="PostgresServer"/>.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    readonly PostgresServer server;

    internal PostgresDatabase(PostgresServer server, string name, string connectionString) =>
        (this.server, Name, ConnectionString) = (server, name, connectionString);

    public string Name { get; }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }
}
