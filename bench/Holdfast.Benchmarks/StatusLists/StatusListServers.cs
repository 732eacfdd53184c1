using Holdfast.AspNetCore;
using Holdfast.Benchmarks.Running;
using Holdfast.Factors;
using Holdfast.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Benchmarks.StatusLists;

/// <summary>The servers of <see cref="StatusListRequests"/>.</summary>
static class StatusListServers
{
    const string Header = "Accept: application/vc+jwt";

    public static async Task<(WebApplication App, string Url, string Header)> HoldfastAsync(string engine, string place)
    {
        KeyFile.CreateIfAbsent(place + ".keys");
        var store = await Engines.OpenAsync(engine, place);
        var builder = Builder();
        builder.Services.AddHoldfast(
            options =>
            {
                options.KeyFile = place + ".keys";
                options.PublicUrl = new Uri("https://id.example.org");
            },
            http => http.SetupLinkOutput = TextWriter.Null).UseStore(store);
        var app = builder.Build();
        app.MapHoldfast();
        await app.StartAsync();
        return (app, app.Urls.First() + "/v1/status-lists/1", Header);
    }

    public static async Task<(WebApplication App, string Url, string Header)> PlainAsync()
    {
        var body = new byte[16 * 1024];
        var app = Builder().Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/octet-stream";
            http.Response.ContentLength = body.Length;
            await http.Response.BodyWriter.WriteAsync(body);
        });
        await app.StartAsync();
        return (app, app.Urls.First() + "/", Header);
    }

    static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }
}
