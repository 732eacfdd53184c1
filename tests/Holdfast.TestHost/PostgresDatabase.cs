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

    /// <summary>A database with the same content. Whoever else is connected to this one has a few seconds to leave.</summary>
    public Task<PostgresDatabase> CopyAsync()
    {
        LeavePool();
        return server.CreateDatabaseAsync(Name);
    }

    public async ValueTask DisposeAsync()
    {
        LeavePool();
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    void LeavePool()
    {
        using var pooled = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(pooled);
    }
}
