using System.Text.Json;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Driving;

/// <summary>
/// Somebody with a browser, on a page of the site: signs in by cookie as a page's script would, with the browser's own passkey calls.
/// </summary>
sealed class Visitor(IPage page, Authenticator authenticator)
{
    public const string Auth = "/api/v1/auth";

    const string Fetch =
        """
        async ({ method, path, body, csrf }) => {
            const headers = { "Content-Type": "application/json" };
            if (csrf) headers["X-Holdfast-CSRF"] = csrf;
            const answer = await fetch(path, { method, headers, body: body ?? undefined });
            const text = await answer.text();
            return JSON.stringify({ status: answer.status, body: text ? JSON.parse(text) : null });
        }
        """;

    const string Create =
        "async text => JSON.stringify(await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(text)) }))";

    const string Get =
        "async text => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(text)) }))";

    string? csrf;

    public IPage Page => page;

    public Authenticator Authenticator => authenticator;

    public static async Task<Visitor> ComeAsync(IBrowser browser, Site site)
    {
        var page = await browser.OpenAsync(site.Address + "/healthz");
        return new(page, await Authenticator.AddAsync(page));
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(string method, string path, object? body = null)
    {
        var answer = await RunAsync(Fetch, new { method, path, body = body is null ? null : JsonSerializer.Serialize(body), csrf });
        var content = answer.GetProperty("body");
        if (content.ValueKind == JsonValueKind.Object && content.TryGetProperty("csrf_token", out var token))
            csrf = token.GetString();
        return (answer.GetProperty("status").GetInt32(), content);
    }

    public Task<string> SignInAsync(string password) => NextAsync("POST", Auth + "/login", new { identifier = Site.Owner, password });

    public async Task SignOutAsync()
    {
        Assert.Equal(204, (await SendAsync("POST", Auth + "/logout")).Status);
        csrf = null;
    }

    public async Task<string> RegisterAsync(string name)
    {
        var credential = await RunAsync(Create, (await OptionsAsync("/factors/passkeys/options")).GetRawText());
        return await NextAsync("POST", Auth + "/factors/passkeys", new { name, credential });
    }

    /// <summary>What the site asks of a passkey.</summary>
    public async Task<JsonElement> OptionsAsync(string path = "/passkey/options")
    {
        var (status, body) = await SendAsync("POST", Auth + path);
        Assert.True(status == 200, body.ToString());
        return body.GetProperty("public_key");
    }

    /// <summary>What the browser answers.</summary>
    public Task<JsonElement> ShowAsync(JsonElement options) => RunAsync(Get, options.GetRawText());

    public Task<(int Status, JsonElement Body)> AnswerAsync(JsonElement credential) => SendAsync("POST", Auth + "/passkey", new { credential });

    /// <summary>Asks, shows the passkey, and sends the answer.</summary>
    public async Task<(int Status, JsonElement Body)> UsePasskeyAsync() => await AnswerAsync(await ShowAsync(await OptionsAsync()));

    public async Task<IReadOnlyList<JsonElement>> FactorsAsync() =>
        [.. (await SendAsync("GET", Auth + "/factors")).Body.GetProperty("items").EnumerateArray()];

    /// <summary>Runs a script of the page; what it answers as JSON.</summary>
    async Task<JsonElement> RunAsync(string script, object argument) => JsonDocument.Parse(await page.EvaluateAsync<string>(script, argument)).RootElement;

    async Task<string> NextAsync(string method, string path, object body)
    {
        var (status, content) = await SendAsync(method, path, body);
        Assert.True(status == 200, content.ToString());
        return content.GetProperty("next").GetString()!;
    }
}
