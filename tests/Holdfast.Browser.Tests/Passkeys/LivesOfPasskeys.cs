using System.Text.Json;
using Holdfast.Browser.Tests.Driving;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Passkeys;

public class LivesOfPasskeys
{
    const string Password = "the sentence of the owner";

    [Theory, MemberData(nameof(Site.Engines), MemberType = typeof(Site))]
    public async Task A_passkey_is_registered_signs_in_alone_is_the_second_factor_confirms_and_is_removed(Engine engine)
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync(engine);
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        Assert.Equal("done", await owner.SignInAsync(Password));
        Assert.Equal("done", await owner.RegisterAsync("laptop"));
        var factor = Assert.Single(await owner.FactorsAsync());
        Assert.Equal(("passkey", "laptop"), (factor.GetProperty("kind").GetString(), factor.GetProperty("name").GetString()));

        await owner.SignOutAsync();
        var (status, signedIn) = await owner.UsePasskeyAsync();
        Assert.Equal((200, "done", Site.Owner), (status, signedIn.GetProperty("next").GetString(), signedIn.GetProperty("account").GetProperty("username").GetString()));
        Assert.Equal(200, (await owner.SendAsync("GET", "/api/v1/admin/users")).Status);

        await owner.SignOutAsync();
        Assert.Equal("verify_factor", await owner.SignInAsync(Password));
        Assert.Equal(403, (await owner.SendAsync("GET", "/api/v1/admin/users")).Status);
        (status, var passed) = await owner.UsePasskeyAsync();
        Assert.Equal((200, "done"), (status, passed.GetProperty("next").GetString()));
        Assert.Equal(200, (await owner.UsePasskeyAsync()).Status);

        Assert.Equal(204, (await owner.SendAsync("DELETE", $"{Visitor.Auth}/factors/{factor.GetProperty("id")}")).Status);
        Assert.Empty(await owner.FactorsAsync());
        await owner.SignOutAsync();
        Assert.Equal(401, (await owner.UsePasskeyAsync()).Status);
        Assert.Equal("done", await owner.SignInAsync(Password));
    }

    [Theory, MemberData(nameof(Site.Engines), MemberType = typeof(Site))]
    public async Task A_recovery_link_sets_the_password_and_ends_the_passkeys(Engine engine)
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync(engine);
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        await owner.SignInAsync(Password);
        await owner.RegisterAsync("laptop");

        var page = await browser.OpenAsync(await site.RecoveryLinkAsync(), script: false);
        Assert.Equal(200, await page.SubmitAsync(("New password", "a new and longer sentence")));
        await page.SeesAsync("The password is set");
        Assert.Equal(401, (await owner.SendAsync("GET", Visitor.Auth + "/me")).Status);
        Assert.Equal(401, (await owner.UsePasskeyAsync()).Status);
        Assert.Equal("done", await owner.SignInAsync("a new and longer sentence"));
        Assert.Equal(200, (await owner.SendAsync("GET", "/api/v1/admin/users")).Status);
        Assert.Empty(await owner.FactorsAsync());
    }

    [Theory, MemberData(nameof(Site.Engines), MemberType = typeof(Site))]
    public async Task A_captured_answer_is_worth_nothing_and_of_answers_at_once_one_counts(Engine engine)
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync(engine);
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        await owner.SignInAsync(Password);
        await owner.RegisterAsync("laptop");
        await owner.SignOutAsync();

        var options = await owner.OptionsAsync();
        JsonElement[] shown = [await owner.ShowAsync(options), await owner.ShowAsync(options)];
        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => site.PostAsync(Visitor.Auth + "/passkey", new { credential = shown[number % 2] })));
        Assert.Single(statuses, 200);
        Assert.Equal(11, statuses.Count(status => status == 401));
        foreach (var answer in shown)
            Assert.Equal(401, (await owner.AnswerAsync(answer)).Status);
        Assert.Equal(200, (await owner.UsePasskeyAsync()).Status);
    }

    [Fact]
    public async Task An_answer_from_a_page_of_another_origin_is_refused()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync();
        await using var other = await Site.EmptyAsync();
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        await owner.SignInAsync(Password);
        await owner.RegisterAsync("laptop");
        await owner.SignOutAsync();

        var options = await owner.OptionsAsync();
        await owner.Page.GotoAsync(other.Address + "/healthz");
        var lured = await owner.ShowAsync(options);
        Assert.Equal(401, await site.PostAsync(Visitor.Auth + "/passkey", new { credential = lured }));
        await owner.Page.GotoAsync(site.Address + "/healthz");
        Assert.Equal(200, (await owner.UsePasskeyAsync()).Status);
    }

    [Fact]
    public async Task A_copy_with_an_older_counter_is_refused_and_reported()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync();
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        await owner.SignInAsync(Password);
        await owner.RegisterAsync("laptop");
        await owner.SignOutAsync();
        Assert.Equal(200, (await owner.UsePasskeyAsync()).Status);
        await owner.SignOutAsync();

        await owner.Authenticator.WindBackAsync(0);
        Assert.Equal(401, (await owner.UsePasskeyAsync()).Status);
        Assert.Contains(Site.Owner, await site.RunAsync("audit", "export", "--kind", "passkey_copy_suspected"));
    }

    [Fact]
    public async Task Whoever_was_not_verified_registers_nothing_and_signs_nothing_even_if_the_page_asks_for_less()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.EmptyAsync();
        await site.SetUpAsync(Password);
        var owner = await Visitor.ComeAsync(browser, site);
        await owner.SignInAsync(Password);
        await owner.RegisterAsync("laptop");
        await owner.SignOutAsync();

        await owner.Authenticator.VerifyAsync(false);
        var options = await owner.OptionsAsync();
        await Assert.ThrowsAsync<PlaywrightException>(() => owner.ShowAsync(options));
        var eased = options.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        eased["userVerification"] = JsonSerializer.SerializeToElement("discouraged");
        Assert.Equal(401, (await owner.AnswerAsync(await owner.ShowAsync(JsonSerializer.SerializeToElement(eased)))).Status);
    }
}
