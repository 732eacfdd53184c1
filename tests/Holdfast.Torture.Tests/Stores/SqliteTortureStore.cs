using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Holdfast.Torture.Tests.Stores;

/// <summary>A SQLite file in a folder of its own.</summary>
sealed class SqliteTortureStore : TortureStore
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("holdfast-torture-");

    public string File => Path.Combine(folder.FullName, "holdfast.db");

    public override string Address => StoreAddresses.SqlitePrefix + File;

    public override Task<TortureStore> CopyAsync()
    {
        var copy = new SqliteTortureStore();
        System.IO.File.Copy(File, copy.File);
        return Task.FromResult<TortureStore>(copy);
    }

    public override async Task DropSecondNetAsync()
    {
        var triggers = await QueryAsync("SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE 'accounts_last_holder%' OR name LIKE 'passkeys_%' OR name LIKE 'guard_%' OR name LIKE 'sign_in_settings_%' OR name LIKE 'totp_secrets_%')");
        Assert.NotEmpty(triggers);
        foreach (var trigger in triggers)
            await QueryAsync($"DROP TRIGGER {trigger[0]}");
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override DbConnection Connect() => new SqliteConnection($"Data Source={File};Pooling=False");
}
