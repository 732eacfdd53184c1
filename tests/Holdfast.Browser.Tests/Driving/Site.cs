using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holdfast.TestHost;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>A store of its own for one test and a server beside it, at the public address <c>http://localhost</c>.</summary>
sealed class Site : IAsyncDisposable
{
    public const string Owner = "olivia";

    readonly string folder = Directory.CreateTempSubdirectory("holdfast-browser-").FullName;
    readonly Uri address = new($"http://localhost:{FreePort.Next()}");
    readonly PostgresDatabase? database;
    ServerProcess? server;

    Site(PostgresDatabase? database) => this.database = database;

    /// <summary>Every engine, for theories.</summary>
    public static TheoryData<Engine> Engines => [.. Enum.GetValues<Engine>()];

    public string Address => address.GetLeftPart(UriPartial.Authority);

    Dictionary<string, string?> Environment => new()
    {
        ["HOLDFAST_STORE"] = database?.ConnectionString ?? "sqlite:" + Path.Combine(folder, "holdfast.db"),
        ["HOLDFAST_PUBLIC_URL"] = Address,
    };

    /// <summary>A server on an empty store.</summary>
    public static async Task<Site> EmptyAsync(Engine engine = Engine.Sqlite)
    {
        var site = new Site(engine == Engine.Sqlite ? null : await (await PostgresServer.GetAsync()).CreateDatabaseAsync());
        site.server = await ServerProcess.StartAsync(new ServerOptions { Address = site.address, Environment = site.Environment, WorkingDirectory = site.folder });
        return site;
    }

    /// <summary>A server with one owner, <see cref="Owner"/>.</summary>
    public static async Task<Site> WithOwnerAsync(Engine engine = Engine.Sqlite)
    {
        var site = await EmptyAsync(engine);
        await site.RunAsync("user", "create", "--username", Owner, "--role", "developer");
        return site;
    }

    /// <summary>The link that the server prints while there is no account.</summary>
    public Task<string> SetupLinkAsync() => server!.SetupLinkAsync();

    /// <summary>Runs the command-line program on the store, beside the server; what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var command = await HoldfastCommand.RunAsync(arguments, "", Environment, folder);
        Assert.True(command.ExitCode == 0, command.Errors);
        return command.Output.Trim();
    }

    /// <summary>A link for emergency access, as the operator hands it out.</summary>
    public Task<string> RecoveryLinkAsync() => RunAsync("user", "emergency-access", "--user", Owner, "--reason", "lost phone and password", "--yes");

    /// <summary>Signs in over HTTP; the answer's status and its next step.</summary>
    public async Task<(HttpStatusCode Status, string? Next)> SignInAsync(string name, string password)
    {
        using var answer = await server!.Client.PostAsJsonAsync("/api/v1/auth/login", new { identifier = name, password, transport = "bearer" });
        return (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["next"]);
    }

    /// <summary>Creates the owner by the printed link, over HTTP.</summary>
    public async Task SetUpAsync(string password) => Assert.Equal(201, await PostAsync("/api/v1/auth/setup", new
    {
        token = (await SetupLinkAsync()).Split("token=")[1],
        username = Owner,
        password,
    }));

    /// <summary>Sends JSON over HTTP; the answer's status.</summary>
    public async Task<int> PostAsync(string path, object body)
    {
        using var answer = await server!.Client.PostAsJsonAsync(path, body);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
