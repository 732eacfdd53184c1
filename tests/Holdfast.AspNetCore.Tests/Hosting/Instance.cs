using System.Net;
using Holdfast.Accounts;
using Holdfast.ApiKeys;
using Holdfast.Gate;
using Holdfast.Groups;
using Holdfast.PostgreSql;
using Holdfast.SignIn;
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

    Instance(WebApplication app, Engine engine, StoreOnTrial store, CapturedLog log, StringWriter setupLinks)
    {
        SetupLinks = setupLinks;
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

    /// <summary>What was printed for whoever watches the terminal.</summary>
    public StringWriter SetupLinks { get; }

    public Uri Address { get; }

    /// <summary>Shared by all clients: cookies are theirs, not the connection's.</summary>
    public SocketsHttpHandler Connections { get; }

    public AuthorityGate Gate => app.Services.GetRequiredService<AuthorityGate>();

    public static async Task<Instance> StartAsync(Engine engine, Action<IServiceCollection>? adjust = null, Action<HoldfastHttpOptions>? http = null)
    {
        var trial = engine == Engine.Sqlite ? OpenSqlite() : await OpenPostgreSqlAsync();
        var store = trial.Store;
        Assert.True((await store.Schema.MigrateAsync(default)).IsCurrent);
        var (log, setupLinks) = (new CapturedLog(), new StringWriter());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddHoldfast(options =>
        {
            options.PublicUrl = new Uri("https://id.example.org");
            options.Hashing.AtOnce = 2;
            options.RegisterModel("shop", "order");
        }, options =>
        {
            options.SetupLinkOutput = setupLinks;
            http?.Invoke(options);
        });
        AddPorts(builder.Services, store);
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapHoldfast();
        await app.StartAsync();
        return new(app, engine, trial, log, setupLinks);
    }

    public async ValueTask DisposeAsync()
    {
        Connections.Dispose();
        await app.DisposeAsync();
        await Store.DisposeAsync();
        await dropStore();
    }

    static StoreOnTrial OpenSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-http-").FullName;
        return new(SqliteStore.Open(Path.Combine(folder, "holdfast.db"), TimeProvider.System), folder, () =>
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

    static void AddPorts(IServiceCollection services, HoldfastStore store)
    {
        services.AddSingleton(store.Authority);
        services.AddSingleton<IAccountReader>(store.Accounts);
        services.AddSingleton<IGroupReader>(store.Groups);
        services.AddSingleton<IApiKeyReader>(store.ApiKeys);
        services.AddSingleton<ICallerReader>(store.Callers);
        services.AddSingleton<IThrottleStore>(store.Throttle);
        services.AddSingleton(store.Audit);
        services.AddSingleton(store.Tidying);
        services.AddSingleton(store.Health);
        services.AddSingleton(store.Schema);
    }

    sealed record StoreOnTrial(HoldfastStore Store, string Place, Func<ValueTask> DropAsync);
}
