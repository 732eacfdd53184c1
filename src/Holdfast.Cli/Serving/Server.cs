using Holdfast.AspNetCore;
using Holdfast.Cli.Keys;
using Holdfast.Cli.Running;
using Holdfast.Cli.Stores;
using Holdfast.Factors;
using Holdfast.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Cli.Serving;

/// <summary>The standalone server.</summary>
static class Server
{
    const int LargestBody = 1024 * 1024;

    public static async Task<int> RunAsync(string? storeOption, string urls, CancellationToken cancellationToken)
    {
        ServeSettings.Check();
        await using var store = StoreOpening.Open(storeOption);
        await store.Schema.MigrateAsync(cancellationToken);
        var keys = KeyFilePlace.Choose(storeOption);
        if (keys.IsBesideStore)
            KeyFile.CreateIfAbsent(keys.Path!);
        try
        {
            await using var app = Build(store, urls, keys.Path);
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new CommandFailure(ExitCode.Failed, $"{urls} is in use; stop what listens there or choose another address with --urls");
        }
        catch (InvalidOperationException fault) when (fault.Message.StartsWith("Holdfast cannot start", StringComparison.Ordinal))
        {
            throw new CommandFailure(ExitCode.Usage, fault.Message);
        }
    }

    static WebApplication Build(HoldfastStore store, string urls, string? keyFile)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        // A start that fails is told by this program in one sentence; the host would tell it before, with its stack.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddHoldfast(
            options =>
            {
                options.KeyFile = keyFile;
                ServeSettings.Apply(options);
            },
            ServeSettings.Apply).UseStore(store);
        var app = builder.Build();
        app.MapHoldfast();
        return app;
    }
}
