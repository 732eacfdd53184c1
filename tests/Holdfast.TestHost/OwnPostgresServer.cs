using System.Diagnostics;
using Npgsql;

namespace Holdfast.TestHost;

/// <summary>A PostgreSQL server of one test, whose settings it may change. It ends with the test.</summary>
public sealed class OwnPostgresServer : IAsyncDisposable
{
    static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly PostgresServer server;

    OwnPostgresServer(Process process, PostgresServer server) => (this.process, this.server) = (process, server);

    /// <summary>Starts one; skips the calling test when HOLDFAST_SKIP_POSTGRES=1.</summary>
    public static async Task<OwnPostgresServer> StartAsync()
    {
        if (PostgresServer.IsSkipped)
            throw new SkippedTestException("HOLDFAST_SKIP_POSTGRES=1");
        var (process, address) = await PostgresProcess.LaunchAsync();
        return new(process, PostgresServer.At(address));
    }

    public Task<PostgresDatabase> CreateDatabaseAsync() => server.CreateDatabaseAsync();

    public Task ExecuteAsync(string sql) => server.ExecuteAsync(sql);

    /// <summary>Waits until a query answers true.</summary>
    public async Task UntilAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = new NpgsqlConnection(server.MaintenanceConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(condition, connection);
        while (!(bool)(await command.ExecuteScalarAsync())!)
        {
            if (watch.Elapsed > longest)
                throw new TimeoutException(condition);
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
