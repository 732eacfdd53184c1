using Holdfast.Cli.Running;
using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;

namespace Holdfast.Cli.Stores;

/// <summary>Opens the store that a command acts on, and says on standard error which one that is.</summary>
static class StoreOpening
{
    /// <summary>Opens without creating anything.</summary>
    public static HoldfastStore Open(string? option)
    {
        var store = StoreAddress.Choose(option) switch
        {
            StoreAddress.Sqlite file => SqliteStore.Open(file.Path, TimeProvider.System),
            StoreAddress.PostgreSql database => PostgreSqlStore.Open(database.ConnectionString),
            _ => throw new InvalidOperationException("A kind of store without an engine."),
        };
        Console.Error.WriteLine($"store: {store.Health.Description}");
        return store;
    }

    /// <summary>Opens a store that must exist and be current: a wrong path must never make a second, empty one.</summary>
    public static async Task<HoldfastStore> OpenExistingAsync(string? option, CancellationToken cancellationToken)
    {
        var store = Open(option);
        var schema = await store.Schema.CheckAsync(cancellationToken);
        if (!schema.IsCurrent)
            throw new CommandFailure(ExitCode.StoreUnreachable, schema.Problem ?? "there is no Holdfast store there; `holdfast serve` and `holdfast db migrate` create one");
        return store;
    }
}
