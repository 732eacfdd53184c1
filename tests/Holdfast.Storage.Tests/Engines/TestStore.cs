using System.Data.Common;
using System.Globalization;

namespace Holdfast.Storage.Tests.Engines;

/// <summary>A place for one test's store, and a way past the store into its tables.</summary>
abstract class TestStore : IAsyncDisposable
{
    /// <summary>A moving clock for the engine that has none of its own.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>An empty place, without a schema.</summary>
    public static async Task<TestStore> CreateAsync(Engine engine) => engine == Engine.Sqlite ? new SqliteTestStore() : await PostgreSqlTestStore.CreateAsync();

    /// <summary>A place of its own with the same content. Nobody may have this one open.</summary>
    public abstract Task<TestStore> CopyAsync();

    /// <summary>Opens the store once more, as another process would.</summary>
    public abstract HoldfastStore Open();

    /// <summary>A connection with the schema in its search path.</summary>
    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>How SQL writes an id.</summary>
    public static string Literal(Guid id) => $"'{id:D}'";

    public abstract string Literal(byte[] bytes);

    public async Task<HoldfastStore> MigratedAsync()
    {
        var store = Open();
        await store.Schema.MigrateAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs SQL as somebody would who takes the triggers of a table away first, and puts them back after it.</summary>
    public abstract Task RunPastTriggersAsync(string table, string sql);

    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>A trigger of ours must refuse the statement, not its spelling.</summary>
    public async Task MustRefuseAsync(string sql)
    {
        var refused = await Record.ExceptionAsync(() => RunAsync(sql));
        Assert.True(refused is DbException && refused.Message.Contains("holdfast:", StringComparison.Ordinal), $"{sql}: {refused?.Message ?? "done"}");
    }

    public abstract ValueTask DisposeAsync();
}
