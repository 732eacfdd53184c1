using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Holdfast.AspNetCore.Tests.Hosting;

/// <summary>Somebody who sends requests: by bearer token, by cookie and antiforgery value, or as nobody.</summary>
sealed class Client(Instance instance, string? secret = null, string? csrf = null)
{
    readonly HttpClient http = new(instance.Connections, disposeHandler: false) { BaseAddress = instance.Address, Timeout = TimeSpan.FromMinutes(10) };

    public string? Secret => secret;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, body, headers);

    public Task<Answer> PostAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PatchAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    /// <summary>Sends a body as JSON; a string is sent as it is.</summary>
    public Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var text = body as string ?? (body is null ? null : JsonSerializer.Serialize(body));
        return SendAsync(method, path, text is null ? null : Json(Encoding.UTF8.GetBytes(text)), headers);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (csrf is not null)
        {
            request.Headers.Add("Cookie", $"holdfast={secret}");
            request.Headers.Add("X-Holdfast-CSRF", csrf);
        }
        else if (secret is not null)
        {
            request.Headers.Authorization = new("Bearer", secret);
        }
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await http.SendAsync(request);
        return new(response, await response.Content.ReadAsStringAsync());
    }

    public static ByteArrayContent Json(byte[] bytes, string type = "application/json") =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
}
