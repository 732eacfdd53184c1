using System.CommandLine;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;

namespace Holdfast.Cli.Database;

/// <summary><c>holdfast db</c>: the store's schema.</summary>
static class DatabaseCommand
{
    public static Command Create() => new("db", "Looks after the store.") { CreateMigrate() };

    static Command CreateMigrate()
    {
        var store = StoreOption.Create();
        var command = new Command("migrate", "Creates the store or brings its schema up to date. Forward only; servers may be running.") { store };
        command.SetAction((parsed, cancellationToken) => MigrateAsync(parsed.GetValue(store), cancellationToken));
        return command;
    }

    static async Task<int> MigrateAsync(string? storeOption, CancellationToken cancellationToken)
    {
        await using var store = StoreOpening.Open(storeOption);
        var before = await store.Schema.CheckAsync(cancellationToken);
        var after = await store.Schema.MigrateAsync(cancellationToken);
        Console.Error.WriteLine(before.IsCurrent ? $"schema {after.Version} is current" : $"schema {before.Version} -> {after.Version}");
        return ExitCode.Done;
    }
}
