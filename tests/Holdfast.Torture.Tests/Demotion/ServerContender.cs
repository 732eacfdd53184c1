using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Demotion;

/// <summary>The real server; role changes go over HTTP.</summary>
sealed class ServerContender(ServerProcess server) : IContender
{
    public static async Task<IContender> StartAsync(string address) =>
        new ServerContender(await ServerProcess.StartAsync(new ServerOptions { Arguments = ["--store", address] }));

    /// <summary>The token of a session that a test put into the store: known from the id.</summary>
    public static string TokenOf(Guid session) => Base64Url.EncodeToString(SHA256.HashData(session.ToByteArray()));

    public async Task<string> DoAsync(Order order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/admin/users/{order.Subject}") { Content = JsonContent.Create(new { role = order.Value }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(order.Session));
        using var answer = await server.Client.SendAsync(request);
        if (answer.IsSuccessStatusCode)
            return Answer.Done;
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString()!;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
