using Holdfast.Cli.Output;
using Holdfast.Cli.Running;
using Holdfast.Gate;
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
        Console.Error.WriteLine($"store: {Printable.Of(store.Health.Description)}");
        return store;
    }

    /// <summary>Opens a store that must exist and be current: a wrong path must never make a second, empty one.</summary>
    public static async Task<HoldfastStore> OpenExistingAsync(string? option, CancellationToken cancellationToken)
    {
        var store = Open(option);
        try
        {
            var schema = await store.Schema.CheckAsync(cancellationToken);
            if (!schema.IsCurrent)
                throw new CommandFailure(ExitCode.StoreUnreachable, WhatIsWrong(schema));
            if ((await store.Factors.SettingsAsync(cancellationToken)).Fault is { } fault)
                Console.Error.WriteLine($"warning: the stored sign-in settings cannot be read: {fault}; write them again: holdfast settings set");
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    static string WhatIsWrong(SchemaState schema) => schema switch
    {
        { Problem: { } problem } => problem,
        { Exists: false } => "there is no Holdfast store there, and this command creates none; check --store and HOLDFAST_STORE",
        _ => $"the store's schema is number {schema.Version}, this version needs number {schema.Wanted}: run holdfast db migrate",
    };
}
