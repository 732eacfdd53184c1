using System.Text.Json.Nodes;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Running;

/// <summary>A store of its own for one test, with an owner, and the program beside it.</summary>
sealed class Installation : IAsyncDisposable
{
    public const string Owner = "olivia";
    public const string Why = "lost phone and password";

    public Installation(string folder, IDatabase database) => (Folder, Database) = (folder, database);

    public string Folder { get; }

    public IDatabase Database { get; }

    public string Store => Database.Address;

    public static TheoryData<Engine> Engines => [.. Enum.GetValues<Engine>()];

    /// <summary>A migrated store without any account.</summary>
    public static Task<Installation> EmptyAsync(Engine engine = Engine.Sqlite) => StoreTemplates.CopyAsync(engine, "empty", async () =>
    {
        var folder = NewFolder();
        IDatabase database = engine == Engine.Sqlite ? SqliteFile.In(folder) : new PostgresStore(await (await PostgresServer.GetAsync()).CreateDatabaseAsync());
        var empty = new Installation(folder, database);
        (await empty.RunAsync("db", "migrate")).Ends(0);
        return empty;
    });

    /// <summary>A store with one owner, <see cref="Owner"/>.</summary>
    public static Task<Installation> WithOwnerAsync(Engine engine = Engine.Sqlite) => StoreTemplates.CopyAsync(engine, "with an owner", async () =>
    {
        var owned = await EmptyAsync(engine);
        await owned.AddAsync(Owner, "developer");
        return owned;
    });

    public static string NewFolder() => Directory.CreateTempSubdirectory("holdfast-cli-").FullName;

    public Task<HoldfastCommand> RunAsync(params string[] arguments) => RunWithAsync("", [], arguments);

    public Task<HoldfastCommand> RunWithAsync(string input, Dictionary<string, string?> environment, params string[] arguments)
    {
        environment["HOLDFAST_STORE"] = Store;
        return HoldfastCommand.RunAsync(arguments, input, environment, Folder);
    }

    /// <summary>An emergency operation, confirmed.</summary>
    public Task<HoldfastCommand> OperateAsync(string operation, string user, params string[] more) =>
        RunAsync(["user", operation, "--user", user, "--reason", Why, "--yes", .. more]);

    /// <summary>Creates an account by the program and answers its generated password.</summary>
    public async Task<string> CreateAsync(string username, string role)
    {
        var created = (await RunAsync("user", "create", "--username", username, "--role", role)).Ends(0);
        return created.Output.Trim();
    }

    /// <summary>An account whose password must be changed; answers the password.</summary>
    public async Task<string> AddAsync(string username, string role = "user", string? email = null)
    {
        await People.AddAsync(Store, People.Named(username, role, email) with { MustChangePassword = true });
        return People.Password;
    }

    /// <summary>An account whose password is its own; answers the password.</summary>
    public async Task<string> SettleAsync(string username, string role = "user")
    {
        await People.AddAsync(Store, People.Named(username, role, null));
        return People.Password;
    }

    /// <summary>Makes one account a custodian of another, as if it had shown the link that the other used.</summary>
    public async Task SetUpAsync(string custodian, string account)
    {
        await Database.ExecuteAsync(
            $"""
            INSERT INTO account_custodians (account_id, custodian_id, part, key_id, is_absent)
            SELECT a.id, c.id, 1, NULL, FALSE FROM accounts a JOIN accounts c ON c.username = '{custodian}' WHERE a.username = '{account}'
            """);
        await Database.ExecuteAsync($"UPDATE accounts SET has_custodians = TRUE, is_carrier = TRUE WHERE username = '{account}'");
        await Database.ExecuteAsync($"UPDATE accounts SET is_carrier = TRUE WHERE username = '{custodian}'");
    }

    /// <summary>Closes who just failed to sign in for 15 minutes, as after many more failures, whose hashes would take long.</summary>
    public Task CloseAsync() => Database.ExecuteAsync("UPDATE sign_in_throttle SET failures = 15, closed_until = at + 900000000 WHERE length(network) > 0");

    public Task<ServerProcess> ServeAsync(Dictionary<string, string?>? environment = null)
    {
        environment ??= [];
        environment["HOLDFAST_STORE"] = Store;
        return ServerProcess.StartAsync(new ServerOptions { Environment = environment, WorkingDirectory = Folder });
    }

    /// <summary>The events of one kind, oldest first, in the form in which the program exports them.</summary>
    public Task<IReadOnlyList<JsonNode>> EventsAsync(string kind = "emergency_recovery") => Stores.EventsAsync(Store, kind);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
