using System.Text.RegularExpressions;
using Holdfast.AspNetCore.Tests.Hosting;
using Holdfast.Recovery;

namespace Holdfast.AspNetCore.Tests.Pages;

public class SettingUp
{
    const string Password = "a long sentence with Ünïcödé";

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task The_first_owner_is_created_by_the_form_once_without_JavaScript(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var browser = new Browser(instance);
        var form = await browser.OpenAsync($"/setup?token={await instance.IssueSetupAsync()}");
        Assert.Equal(200, form.Status);

        var wrong = await browser.SubmitAsync(form, ("username", "alice \"><script>"), ("email", "alice@example.org"), ("password", "canary-7c1e"));
        Assert.Equal((422, "Username may contain only lowercase letters, digits, dot, underscore, and hyphen."), (wrong.Status, wrong.Alert));
        Assert.Equal(("alice \"><script>", "alice@example.org", ""), (wrong.Fields["username"], wrong.Fields["email"], wrong.Fields["password"]));
        Assert.DoesNotContain("canary-7c1e", wrong.Html);
        Assert.DoesNotContain("<script", wrong.Html);
        var shorter = await browser.SubmitAsync(wrong, ("username", "alice"), ("password", "short"));
        Assert.Equal((422, "Password must be at least 8 characters."), (shorter.Status, shorter.Alert));

        var done = await browser.SubmitAsync(shorter, ("password", Password));
        Assert.Equal(200, done.Status);
        Assert.Contains("sign in as alice", done.Html);
        Assert.Equal((409, "An account exists already; sign in instead."), await browser.SubmitAsync(shorter, ("password", Password)) is var again ? (again.Status, again.Alert) : default);

        var signedIn = (await new Client(instance).PostAsync("/api/v1/auth/login", new { identifier = "alice", password = Password, transport = "bearer" })).Is(200);
        var me = (await new Client(instance, signedIn["token"]).GetAsync("/api/v1/auth/me")).Is(200);
        Assert.Equal("developer", me["role"]);
    }

    [Fact]
    public async Task The_page_is_protected_and_complete()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var browser = new Browser(instance);
        var token = OneTimeSecret.New().Secret;
        foreach (var page in new[] { await browser.OpenAsync($"/setup?token={token}"), await browser.OpenAsync($"/recover?token={token}"), await browser.OpenAsync("/setup") })
        {
            Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", page.Header("Content-Security-Policy"));
            Assert.Equal(("no-referrer", "no-store", "nosniff", "DENY"), (page.Header("Referrer-Policy"), page.Header("Cache-Control"), page.Header("X-Content-Type-Options"), page.Header("X-Frame-Options")));
            Assert.DoesNotContain("Set-Cookie", page.Response.Headers.Select(header => header.Key));
            Assert.DoesNotMatch("<script| style=|https?://| on[a-z]+=", page.Html);
            Assert.Contains("name=\"viewport\"", page.Html);
            Assert.Contains("<html lang=\"en\">", page.Html);
            foreach (Match input in Regex.Matches(page.Html, "<input id=\"([a-z]+)\"[^>]*>"))
            {
                Assert.Contains($"<label for=\"{input.Groups[1].Value}\">", page.Html);
                Assert.Contains(" autocomplete=\"", input.Value);
            }
        }
        var css = await browser.OpenAsync("/holdfast/page.css");
        Assert.Equal((200, "text/css"), (css.Status, css.Response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("prefers-color-scheme: dark", css.Html);
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/recover?token=")]
    [InlineData("/recover?token=tooshort")]
    [InlineData("/setup?token=%3Cscript%3Ealert(1)%3C/script%3EAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_is_not_complete_shows_no_form(string path)
    {
        var page = await new Browser(await Running.OnAsync(Engine.Sqlite)).OpenAsync(path);
        Assert.Equal(422, page.Status);
        Assert.Contains("This link is not complete", page.Html);
        Assert.DoesNotContain("<form", page.Html);
        Assert.DoesNotContain("script", page.Html);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded", "<70 KiB>")]
    public async Task A_form_that_is_none_changes_nothing(string type, string body)
    {
        var content = new StringContent(body.Replace("<70 KiB>", "token=" + new string('x', 70 * 1024), StringComparison.Ordinal));
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        var page = await new Browser(await Running.OnAsync(Engine.Sqlite)).PostAsync("/recover", content);
        Assert.Equal((400, "text/html"), (page.Status, page.Response.Content.Headers.ContentType!.MediaType));
    }

    [Theory, MemberData(nameof(Running.Engines), MemberType = typeof(Running))]
    public async Task Of_racing_requests_exactly_one_creates_the_owner(Engine engine)
    {
        await using var instance = await Instance.StartAsync(engine);
        var token = await instance.IssueSetupAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            new Client(instance).PostAsync("/api/v1/auth/setup", new { token, username = $"owner{number}", password = Password })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(409, "already_set_up"));
    }

    [Fact]
    public async Task The_newest_link_wins_and_each_refusal_has_its_sentence()
    {
        await using var instance = await Instance.StartAsync(Engine.Sqlite);
        var client = new Client(instance);
        var (old, token) = (await instance.IssueSetupAsync(), await instance.IssueSetupAsync());
        const string sentence = "this link is not valid or was already used; ask for a new one";
        (await client.PostAsync("/api/v1/auth/setup", new { token = old, username = "alice", password = Password })).IsRefused(422, "invalid_token", sentence);
        (await client.PostAsync("/api/v1/auth/setup", new { token = "x", username = "alice", password = Password })).IsRefused(422, "invalid_token", sentence);
        (await client.PostAsync("/api/v1/auth/recover", new { token, password = Password })).IsRefused(422, "invalid_token", sentence);
        (await client.PostAsync("/api/v1/auth/setup", new { token, username = "a", password = Password })).IsRefused(422, "invalid_username");
        (await client.PostAsync("/api/v1/auth/setup", new { token, username = "alice", password = "12345678" })).IsRefused(422, "invalid_password");
        (await client.PostAsync("/api/v1/auth/setup", new { token, username = "alice", password = Password, email = "nowhere" })).IsRefused(422, "invalid_email");
        (await client.PostAsync("/api/v1/auth/setup", new { token, username = "alice" })).IsRefused(400, "malformed");
        var created = (await client.PostAsync("/api/v1/auth/setup", new { token, username = "alice", password = Password, email = (string?)null })).Is(201);
        Assert.Equal($"/api/v1/admin/users/{created["id"]}", created.Header("Location"));
        var entry = Assert.Single(await instance.EventsOfAsync(created));
        Assert.Equal(("owner_created", "account", "alice"), (entry.Kind, entry.ActorKind, entry.ActorLabel));
    }
}
