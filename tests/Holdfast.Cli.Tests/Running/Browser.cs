using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Holdfast.TestHost;

namespace Holdfast.Cli.Tests.Running;

/// <summary>Somebody who talks to a server over HTTP.</summary>
sealed class Browser(ServerProcess server)
{
    string? token;

    /// <summary>A program with an API key.</summary>
    public static Browser WithKey(ServerProcess server, string key) => new(server) { token = key };

    /// <summary>Signs in; the answer's status and its next step.</summary>
    public async Task<(HttpStatusCode Status, string? Next)> SignInAsync(string name, string password)
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/auth/login", new { identifier = name, password, transport = "bearer" });
        return (answer.StatusCode, await TakeTokenAsync(answer));
    }

    /// <summary>
    /// Signs in and changes the password that had to be changed: a session that may act, its window for sensitive commands open.
    /// </summary>
    public async Task<string> EnterAsync(string name, string password)
    {
        var own = "own-" + password;
        Assert.Equal((HttpStatusCode.OK, "change_password"), await SignInAsync(name, password));
        using var request = Request(HttpMethod.Post, "/api/v1/auth/password", new { current_password = password, new_password = own });
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("done", await TakeTokenAsync(answer));
        return own;
    }

    /// <summary>Whether the session still lives.</summary>
    public async Task<bool> IsSignedInAsync() => await GetAsync("/api/v1/auth/me") == HttpStatusCode.OK;

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path, null);
        using var answer = await server.Client.SendAsync(request);
        return answer.StatusCode;
    }

    public async Task<string> TextAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path, null);
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = Request(method, path, body);
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>Sends the form of a recovery link, as a browser without JavaScript does.</summary>
    public async Task<HttpStatusCode> RedeemAsync(string link, string password)
    {
        var secret = link[(link.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];
        using var form = new FormUrlEncodedContent([new("token", secret), new("password", password)]);
        using var answer = await server.Client.PostAsync("/recover", form);
        return answer.StatusCode;
    }

    HttpRequestMessage Request(HttpMethod method, string path, object? body) => new(method, path)
    {
        Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
        Content = body is null ? null : JsonContent.Create(body),
    };

    async Task<string?> TakeTokenAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            return null;
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        token = (string?)body!["token"];
        return (string?)body["next"];
    }
}
