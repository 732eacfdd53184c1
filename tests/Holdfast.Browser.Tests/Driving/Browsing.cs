using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>What people do on pages, and what they see there.</summary>
static class Browsing
{
    /// <summary>A page of a fresh profile.</summary>
    public static async Task<IPage> OpenAsync(this IBrowser browser, string address, bool script = true)
    {
        var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    public static Task<string> HeadingAsync(this IPage page) => page.GetByRole(AriaRole.Heading).InnerTextAsync();

    /// <summary>Fills the fields in by their labels, presses the only button and waits for the answer's page; its HTTP status.</summary>
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
        await page.WaitForLoadStateAsync();
        return answer.Status;
    }
}
