using System.Net;
using Holdfast.AspNetCore.Members;
using Holdfast.Gate;
using Holdfast.Passwords;
using Holdfast.PostgreSql;
using Holdfast.Sqlite;
using Holdfast.Storage;
using Holdfast.TestHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>A whole instance: Kestrel on a free port, a real and empty store, its log captured.</summary>
sealed class Instance : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Func<ValueTask> dropStore;

    Instance(WebApplication app, Engine engine, StoreOnTrial store, CapturedLog log)
    {
        this.app = app;
        dropStore = store.DropAsync;
        Engine = engine;
        Store = store.Store;
        Place = store.Place;
        Log = log;
        Address = new Uri(app.Urls.Single());
        Connections = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
    }

    public Engine Engine { get; }

    public HoldfastStore Store { get; }

    /// <summary>Where the store is: the folder of the file, or the connection string.</summary>
    public string Place { get; }

    public CapturedLog Log { get; }

    public Uri Address { get; }

    /// <summary>The key file of second factors.</summary>
    public required string KeyFile { get; init; }

    /// <summary>Shared by all clients: cookies are theirs, not the connection's.</summary>
    public SocketsHttpHandler Connections { get; }

    internal Publisher Publisher => app.Services.GetRequiredService<Publisher>();

    public AuthorityGate Gate => app.Services.GetRequiredService<AuthorityGate>();

    /// <summary>A service of the running instance.</summary>
    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static Task<Instance> StartAsync(Engine engine, TimeProvider? time = null) =>
        StartAsync(engine, new InstanceSettings { Time = time ?? TimeProvider.System });

    public static async Task<Instance> StartAsync(Engine engine, InstanceSettings settings)
    {
        var trial = engine == Engine.Sqlite ? OpenSqlite(settings.Time) : await OpenPostgreSqlAsync();
        var log = new CapturedLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton(settings.Time);
        var keys = Path.Combine(Path.GetTempPath(), $"holdfast-http-{Path.GetRandomFileName()}.keys");
        Holdfast.Factors.KeyFile.CreateIfAbsent(keys);
        builder.Services.AddHoldfast(options => Configure(options, settings, keys), http => Configure(http, settings)).UseStore(trial.Store);
        if (!settings.CostlyPasswords)
            builder.Services.AddSingleton(_ => new PasswordHasher(new() { MemoryKiB = 64, Passes = 1, Iterations = 2_200, AtOnce = 2 }));
        settings.Services(builder.Services);
        var app = builder.Build();
        app.MapHoldfast();
        settings.Map(app);
        await app.StartAsync();
        return new(app, engine, trial, log) { KeyFile = keys };
    }

    /// <summary>Takes the store away under the running instance.</summary>
    public ValueTask LoseStoreAsync() => dropStore();

    public async ValueTask DisposeAsync()
    {
        Connections.Dispose();
        await app.DisposeAsync();
        await Store.DisposeAsync();
        await dropStore();
        File.Delete(KeyFile);
    }

    static StoreOnTrial OpenSqlite(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-http-").FullName;
        return new(SqliteStore.Open(Path.Combine(folder, "holdfast.db"), clock), folder, () =>
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    static async Task<StoreOnTrial> OpenPostgreSqlAsync()
    {
        var database = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        return new(PostgreSqlStore.Open(database.ConnectionString), database.ConnectionString, database.DisposeAsync);
    }

    static void Configure(HoldfastOptions options, InstanceSettings settings, string keys)
    {
        options.KeyFile = keys;
        options.PublicUrl = new Uri("https://id.example.org");
        options.Hashing.AtOnce = 2;
        options.RegisterModel("shop", "order");
        settings.Options(options);
    }

    static void Configure(HoldfastHttpOptions http, InstanceSettings settings)
    {
        http.SetupLinkOutput = TextWriter.Null;
        settings.Http(http);
    }

    sealed record StoreOnTrial(HoldfastStore Store, string Place, Func<ValueTask> DropAsync);
}
