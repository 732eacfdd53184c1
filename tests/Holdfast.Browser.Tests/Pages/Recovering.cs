using System.Net;
using Holdfast.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Pages;

public class Recovering
{
    const string Spent = "This link is not valid or was already used; ask for a new one.";

    [Theory, MemberData(nameof(Site.Engines), MemberType = typeof(Site))]
    public async Task Of_two_browsers_with_one_link_exactly_one_sets_the_password(Engine engine)
    {
        await using var one = await Chromium.StartAsync();
        await using var other = await Chromium.StartAsync();
        await using var site = await Site.WithOwnerAsync(engine);
        var link = await site.RecoveryLinkAsync();
        Assert.StartsWith($"{site.Address}/recover?token=", link);
        string[] passwords = ["the sentence of one browser", "the sentence of the other"];

        var pages = await Task.WhenAll(one.OpenAsync(link), other.OpenAsync(link));
        await Task.WhenAll(pages.Select((page, i) => page.GetByLabel("New password").FillAsync(passwords[i])));
        var statuses = await Task.WhenAll(pages.Select(page => page.PressAsync()));

        Assert.Equal([200, 422], statuses.Order());
        var winner = Array.IndexOf(statuses, 200);
        await pages[winner].SeesAsync("The password is set");
        await pages[1 - winner].SeesAsync("This link does not work");
        await pages[1 - winner].IsToldAsync(Spent);
        Assert.Equal(0, await pages[1 - winner].GetByRole(AriaRole.Button).CountAsync());
        await pages[1 - winner].KeepAsync("recover-spent");
        Assert.Equal((HttpStatusCode.OK, "done"), await site.SignInAsync(Site.Owner, passwords[winner]));
        Assert.Equal((HttpStatusCode.Unauthorized, null), await site.SignInAsync(Site.Owner, passwords[1 - winner]));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_page_works_with_and_without_JavaScript(bool script)
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.WithOwnerAsync();
        var page = await browser.OpenAsync(await site.RecoveryLinkAsync(), script);
        await page.SeesAsync("Set a new password");
        await page.KeepAsync("recover");

        Assert.Equal(422, await page.SubmitAsync(("New password", "password")));
        await page.IsToldAsync("Password is on the list of common passwords; choose another.");
        Assert.Equal("", await page.GetByLabel("New password").InputValueAsync());
        await page.KeepAsync("recover-refused");

        Assert.Equal(200, await page.SubmitAsync(("New password", "pässwörd typed by hand")));
        await page.SeesAsync("The password is set");
        await page.KeepAsync("recover-done");
        Assert.Equal((HttpStatusCode.OK, "done"), await site.SignInAsync(Site.Owner, "pässwörd typed by hand"));
    }

    [Fact]
    public async Task A_link_that_was_cut_off_says_so()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.WithOwnerAsync();
        var link = await site.RecoveryLinkAsync();
        var page = await browser.OpenAsync(link[..^3]);
        await page.SeesAsync("This link is not complete");
        Assert.Equal(0, await page.GetByRole(AriaRole.Button).CountAsync());
        await page.KeepAsync("link-incomplete");
    }
}
