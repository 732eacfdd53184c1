using System.Data.Common;
using System.Globalization;
using Holdfast.Storage;

namespace Holdfast.Torture.Tests.Stores;

/// <summary>One empty store for one test, on a real engine, and a way around Holdfast to look at it and to break it.</summary>
abstract class TortureStore : IAsyncDisposable
{
    /// <summary>The store as <c>--store</c> takes it.</summary>
    public abstract string Address { get; }

    /// <summary>A store with a current schema on the engine of that name.</summary>
    public static Task<TortureStore> CreateAsync(Engine engine) => MigratedStores.CopyAsync(engine);

    /// <summary>An empty place, without a schema.</summary>
    public static async Task<TortureStore> CreateEmptyAsync(Engine engine) =>
        engine == Engine.Sqlite ? new SqliteTortureStore() : await PostgresTortureStore.CreateAsync();

    /// <summary>Opens it as the product does.</summary>
    public HoldfastStore Open() => StoreAddresses.Open(Address);

    /// <summary>Runs SQL past Holdfast; answers the rows as text.</summary>
    public async Task<IReadOnlyList<string?[]>> QueryAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        do
        {
            while (await reader.ReadAsync())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }
        while (await reader.NextResultAsync());
        return rows;
    }

    public async Task<long> CountAsync(string sql) => long.Parse((await QueryAsync(sql))[0][0]!, CultureInfo.InvariantCulture);

    /// <summary>A uuid as SQL of either engine writes it.</summary>
    public static string Literal(Guid id) => $"'{id:D}'";

    /// <summary>Another store with the same content, while nobody is connected to this one.</summary>
    public abstract Task<TortureStore> CopyAsync();

    /// <summary>Takes the database's own defence away.</summary>
    public abstract Task DropSecondNetAsync();

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection Connect();

    static string? Text(object value) => value switch
    {
        DBNull => null,
        Guid id => id.ToString("D"),
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true).ToString("D"),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        bool truth => truth ? "1" : "0",
        string text => text,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
