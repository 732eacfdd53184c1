using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>What people do on pages, and what they see there.</summary>
static class Browsing
{
    /// <summary>A page of a fresh profile.</summary>
    public static async Task<IPage> OpenAsync(this IBrowser browser, string address, bool script = true)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script });
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Waits for the page with this heading.</summary>
    public static Task SeesAsync(this IPage page, string heading) => Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(heading);

    /// <summary>Waits for the page that tells this.</summary>
    public static Task IsToldAsync(this IPage page, string alert) => Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(alert);

    /// <summary>
    /// Fills the fields in by their labels and presses the only button; the status of the answer. Its page may not be there yet.
    /// </summary>
    public static async Task<int> SubmitAsync(this IPage page, params (string Label, string Text)[] typed)
    {
        foreach (var (label, text) in typed)
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        return await page.PressAsync();
    }

    public static async Task<int> PressAsync(this IPage page)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button).ClickAsync(),
            response => response.Request.Method == "POST");
        return answer.Status;
    }
}
