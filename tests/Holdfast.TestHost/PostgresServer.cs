using Npgsql;

namespace Holdfast.TestHost;

/// <summary>
/// A PostgreSQL server for tests: the one of HOLDFAST_TEST_POSTGRES when <c>./dev</c> runs the tests, else one started on first use
/// that ends with this process. It keeps fsync on and sorts by an ICU collation.
/// </summary>
public sealed class PostgresServer
{
    const string AddressVariable = "HOLDFAST_TEST_POSTGRES";
    const string SkipVariable = "HOLDFAST_SKIP_POSTGRES";

    static readonly Lazy<Task<PostgresServer>> shared = new(ConnectAsync);
    static int counter;

    PostgresServer(string maintenanceConnectionString) => MaintenanceConnectionString = maintenanceConnectionString;

    /// <summary>Whether the person at the machine chose to run without PostgreSQL.</summary>
    public static bool IsSkipped => Environment.GetEnvironmentVariable(SkipVariable) == "1";

    /// <summary>A superuser's connection string to the database <c>postgres</c>.</summary>
    public string MaintenanceConnectionString { get; }

    /// <summary>
    /// The server. Skips the calling test when HOLDFAST_SKIP_POSTGRES=1; fails it, saying what to install, when no server can be had.
    /// Call it inside a test or a test class's InitializeAsync, not in a constructor.
    /// </summary>
    public static Task<PostgresServer> GetAsync() =>
        IsSkipped
            ? Task.FromException<PostgresServer>(new SkippedTestException($"{SkipVariable}=1"))
            : shared.Value;

    /// <summary>A new, empty database of its own for the caller, dropped when disposed, open connections or not.</summary>
    public Task<PostgresDatabase> CreateDatabaseAsync() => CreateDatabaseAsync("template1");

    internal async Task<PostgresDatabase> CreateDatabaseAsync(string template)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref counter)}_{FreshSuffix()}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        var address = new NpgsqlConnectionStringBuilder(MaintenanceConnectionString) { Database = name };
        return new PostgresDatabase(this, name, address.ConnectionString);
    }

    internal static PostgresServer At(string maintenanceConnectionString) => new(maintenanceConnectionString);

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(MaintenanceConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<PostgresServer> ConnectAsync()
    {
        var given = Environment.GetEnvironmentVariable(AddressVariable);
        var address = string.IsNullOrEmpty(given) ? await PostgresProcess.StartAsync() : given;
        var server = new PostgresServer(address);
        try
        {
            await server.ExecuteAsync("SELECT 1");
        }
        catch (NpgsqlException fault)
        {
            throw new InvalidOperationException($"No PostgreSQL server answers at {AddressVariable}={address}: {fault.Message}", fault);
        }
        return server;
    }

    /// <summary>Keeps names apart when several machines or reused process numbers meet on one server.</summary>
    static string FreshSuffix() =>
        Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));
}
