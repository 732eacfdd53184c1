using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Holdfast.TestHost;

namespace Holdfast.AspNetCore.Tests.Authorization;

/// <summary>samples/Embedded as a process of its own, used as its reader would.</summary>
public sealed partial class TheEmbeddedSample : IDisposable
{
    const string Password = "a sentence of the sample 6";

    readonly string folder = Directory.CreateTempSubdirectory("holdfast-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Its_endpoint_opens_for_the_owner_whom_the_setup_link_created()
    {
        await using var server = await ServerProcess.StartAsync(new ServerOptions { Program = "Embedded", WorkingDirectory = folder });
        using var signedOut = await server.Client.GetAsync("/orders");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (signedOut.StatusCode, signedOut.Content.Headers.ContentType!.MediaType));

        var link = await PrintedLinkAsync(server);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(link)).StatusCode);
        var form = new FormUrlEncodedContent([new("token", link.Split('=')[1]), new("username", "owner"), new("password", Password)]);
        using var created = await server.Client.PostAsync("/setup", form);
        Assert.Equal(HttpStatusCode.OK, created.StatusCode);

        using var login = await server.Client.PostAsJsonAsync("/api/v1/auth/login", new { identifier = "owner", password = Password, transport = "bearer" });
        var token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/orders") { Headers = { Authorization = new("Bearer", token) } };
        using var signedIn = await server.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, """["one order"]"""), (signedIn.StatusCode, await signedIn.Content.ReadAsStringAsync()));
        Assert.True(File.Exists(Path.Combine(folder, "embedded.db")));
    }

    [Fact]
    public void It_stays_about_ten_lines() =>
        Assert.InRange(File.ReadAllLines(RepositoryRoot.PathOf("samples/Embedded/Program.cs")).Count(line => line.Length > 0), 1, 12);

    [Fact]
    public void The_documentation_shows_it_as_it_is() =>
        Assert.Contains(File.ReadAllText(RepositoryRoot.PathOf("samples/Embedded/Program.cs")), File.ReadAllText(RepositoryRoot.PathOf("docs/embedding.md")));

    /// <summary>The link is printed once the server listens, which may be a moment after its first answer.</summary>
    static async Task<string> PrintedLinkAsync(ServerProcess server)
    {
        for (var attempt = 0; attempt < 7_200; attempt++)
        {
            if (Link().Match(server.Output) is { Success: true } link)
                return link.Groups[1].Value;
            await Task.Delay(25);
        }
        throw new TimeoutException("No link was printed: " + server.Output);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+(/setup\?token=[A-Za-z0-9_-]{43})\n")]
    private static partial Regex Link();
}
