using Holdfast.TestHost;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>Pictures of pages for people to look at, in <c>artifacts/pictures</c>: wide and narrow, light and dark.</summary>
static class Pictures
{
    public static async Task KeepAsync(this IPage page, string name)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1024), (ColorScheme.Dark, 360) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 720);
            await page.ScreenshotAsync(new() { Path = RepositoryRoot.PathOf($"artifacts/pictures/{name}-{scheme}.png") });
        }
    }
}
