using System.Data.Common;
using Holdfast.TestHost;
using Npgsql;

namespace Holdfast.Torture.Tests.Stores;

/// <summary>A database of its own on the server of the test run.</summary>
sealed class PostgresTortureStore : TortureStore
{
    readonly PostgresDatabase database;

    PostgresTortureStore(PostgresDatabase database) => this.database = database;

    public override string Address => database.ConnectionString;

    public static async Task<TortureStore> CreateAsync() => new PostgresTortureStore(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());

    public override async Task<TortureStore> CopyAsync() => new PostgresTortureStore(await database.CopyAsync());

    public override async Task DropSecondNetAsync()
    {
        var triggers = await QueryAsync(
            """
            SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND (t.tgname LIKE 'accounts_last_holder%' OR t.tgname LIKE 'passkeys_%' OR t.tgname LIKE 'guard_%' OR t.tgname LIKE 'sign_in_settings_%' OR t.tgname LIKE 'totp_secrets_%')
            """);
        Assert.NotEmpty(triggers);
        foreach (var trigger in triggers)
            await QueryAsync($"DROP TRIGGER {trigger[1]} ON {trigger[0]}");
    }

    public override async ValueTask DisposeAsync() => await database.DisposeAsync();

    protected override DbConnection Connect() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Address) { SearchPath = "holdfast,public" }.ConnectionString);
}
