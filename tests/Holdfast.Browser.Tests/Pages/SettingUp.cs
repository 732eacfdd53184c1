using System.Net;
using Holdfast.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Pages;

public class SettingUp
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_printed_link_creates_the_first_owner(bool script)
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync();
        var page = await browser.OpenAsync(await site.SetupLinkAsync(), script);
        await page.SeesAsync("Create the first owner");
        await page.KeepAsync("setup");

        Assert.Equal(422, await page.SubmitAsync(("Username", "O"), ("Email address (optional)", "olivia@example.org"), ("Password", "a long enough sentence")));
        await page.IsToldAsync("Username must be 2-32 characters.");
        Assert.Equal("olivia@example.org", await page.GetByLabel("Email address (optional)").InputValueAsync());
        await page.KeepAsync("setup-refused");

        Assert.Equal(200, await page.SubmitAsync(("Username", Site.Owner), ("Password", "a long enough sentence")));
        await page.SeesAsync("The owner exists");
        await page.KeepAsync("setup-done");
        Assert.Equal((HttpStatusCode.OK, "done"), await site.SignInAsync(Site.Owner, "a long enough sentence"));
    }

    [Fact]
    public async Task Of_two_browsers_with_one_link_exactly_one_creates_the_owner()
    {
        await using var one = await Chromium.StartAsync();
        await using var other = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync();
        var link = await site.SetupLinkAsync();
        string[] names = ["olivia", "oscar"];

        var pages = await Task.WhenAll(one.OpenAsync(link), other.OpenAsync(link));
        foreach (var (page, name) in pages.Zip(names))
        {
            await page.GetByLabel("Username").FillAsync(name);
            await page.GetByLabel("Password").FillAsync("the sentence of " + name);
        }
        var statuses = await Task.WhenAll(pages.Select(page => page.PressAsync()));

        var winner = Array.IndexOf(statuses, 200);
        Assert.Equal([200, 409], statuses.Order());
        Assert.Equal((HttpStatusCode.OK, "done"), await site.SignInAsync(names[winner], "the sentence of " + names[winner]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SignInAsync(names[1 - winner], "the sentence of " + names[1 - winner])).Status);
        await pages[1 - winner].IsToldAsync("An account exists already; sign in instead.");
        await pages[1 - winner].KeepAsync("setup-too-late");
    }
}
