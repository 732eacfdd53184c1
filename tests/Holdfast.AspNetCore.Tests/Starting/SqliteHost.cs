using System.Net;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Audit;
using Holdfast.Gate;
using Holdfast.Recovery;
using Holdfast.Sqlite;
using Holdfast.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.AspNetCore.Tests.Starting;

/// <summary>A host over a named SQLite file, as an application would write it; the file stays when it ends.</summary>
sealed class SqliteHost(WebApplication app) : IAsyncDisposable
{
    public HoldfastStore Store => app.Services.GetRequiredService<HoldfastStore>();

    public static SqliteHost Build(string path, TextWriter output, IEnumerable<KeyValuePair<string, string?>> settings, bool migrate = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddHoldfast(options => options.MigrateAtStart = migrate, http => http.SetupLinkOutput = output).UseSqlite(path);
        var app = builder.Build();
        app.MapHoldfast();
        return new(app);
    }

    public Task StartAsync() => app.StartAsync();

    public async Task AddOwnerAsync()
    {
        var actor = new Actor.Operator("the tests", new Origin(CorrelationId.New(TimeProvider.System.GetUtcNow())));
        var links = app.Services.GetRequiredService<OneTimeLinks>();
        Assert.Null((await links.CreateOwnerAsync(actor, null, new NewOwner("alice", Cast.Password, null), default)).Refusal);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
