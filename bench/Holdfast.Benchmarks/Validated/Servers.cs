using System.Data.Common;
using Holdfast.AspNetCore;
using Holdfast.Benchmarks.Peers;
using Holdfast.Benchmarks.Running;
using Holdfast.Benchmarks.StatusLists;
using Holdfast.Gate;
using Holdfast.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Holdfast.Benchmarks.Validated;

/// <summary>
/// The servers that are measured, each in a process of its own: prints its address and the header with a credential, then waits.
/// </summary>
static class Servers
{
    public static async Task RunAsync(string kind, string engine, string place)
    {
        var (app, url, header) = kind switch
        {
            "identity" => await IdentityAsync(engine, place),
            "status-list" => await StatusListServers.HoldfastAsync(engine, place),
            "static" => await StatusListServers.PlainAsync(),
            _ => await HoldfastAsync(engine, place),
        };
        Console.WriteLine(url);
        Console.WriteLine(header);
        await app.WaitForShutdownAsync();
    }

    static async Task<(WebApplication, string, string)> HoldfastAsync(string engine, string place)
    {
        var store = await Engines.OpenAsync(engine, place);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddHoldfast(configureHttp: http => http.SetupLinkOutput = TextWriter.Null).UseStore(store);
        var app = builder.Build();
        app.MapHoldfast();
        await app.StartAsync();
        var (_, token) = await Seeding.OwnerAsync(app.Services.GetRequiredService<AuthorityGate>());
        return (app, app.Urls.First() + "/api/v1/auth/verify", $"Authorization: Bearer {token.Secret}");
    }

    static async Task<(WebApplication, string, string)> IdentityAsync(string engine, string place)
    {
        Func<DbConnection> connect = engine == "sqlite"
            ? () => new SqliteConnection($"Data Source={place}")
            : NpgsqlDataSource.Create(place + ";Max Auto Prepare=20").CreateConnection;
        var app = await IdentityPeer.StartAsync(connect);
        using var client = new HttpClient();
        using var entered = await client.GetAsync(app.Urls.First() + "/enter");
        var cookie = entered.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        return (app, app.Urls.First() + "/me", $"Cookie: {cookie}");
    }
}
