using Holdfast.TestHost;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Holdfast.Browser.Tests.Driving.Chromium))]

namespace Holdfast.Browser.Tests.Driving;

/// <summary>The machine's own Chromium, driven by Playwright. Each start is a process of its own with a fresh profile.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string[] names = ["chromium", "chromium-browser", "google-chrome"];

    static readonly string[] arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    static readonly Lazy<Task<IPlaywright>> driver = new(DriveAsync);

    /// <summary>Starts a browser. Skips the calling test when this machine has none.</summary>
    public static async Task<IBrowser> StartAsync()
    {
        var program = Find() ?? throw new SkippedTestException("there is no Chromium on this machine; eng/install chromium installs it");
        return await (await driver.Value).Chromium.LaunchAsync(new() { ExecutablePath = program, Args = arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (driver.IsValueCreated)
            (await driver.Value).Dispose();
    }

    static Task<IPlaywright> DriveAsync()
    {
        Assertions.SetDefaultExpectTimeout(120_000);
        return Playwright.CreateAsync();
    }

    static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
