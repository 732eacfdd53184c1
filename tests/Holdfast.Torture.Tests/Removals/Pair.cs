using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Holdfast.Sessions;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>Two owners, the only holders there are, and what each does to be rid of one.</summary>
sealed class Pair(TortureStore store, Gatekeeper keeper, ServerProcess left, ServerProcess right)
{
    const int Connections = 3;

    readonly (Guid Id, SessionToken Token) anna = (Fresh(), SessionToken.New());
    readonly (Guid Id, SessionToken Token) bert = (Fresh(), SessionToken.New());

    public static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Makes them, and removes whoever held a protected role before.</summary>
    public async Task PrepareAsync(int number)
    {
        var former = await store.QueryAsync("SELECT id FROM accounts WHERE removed_at IS NULL AND role IN ('administrator', 'developer')");
        await keeper.MustAsync(
            new Order("create") { Subject = anna.Id, Value = $"anna{number} developer" },
            new Order("create") { Subject = bert.Id, Value = $"bert{number} developer" });
        await keeper.MustAsync(Session(anna), Session(bert));
        await keeper.MustAsync(former.Select(row => new Order("remove") { Subject = Guid.Parse(row[0]!) }));
    }

    /// <summary>Both act at once, each through a server of its own, from several connections; answers what they were told.</summary>
    public async Task<string[]> RaceAsync(Way byAnna, Way byBert)
    {
        var slow = byAnna == Way.RemovesByCommandLine || byBert == Way.RemovesByCommandLine;
        var told = await Task.WhenAll(ActAsync(left, byAnna, anna, bert, slow), ActAsync(right, byBert, bert, anna, slow));
        return [.. told.SelectMany(one => one)];
    }

    static Order Session((Guid Id, SessionToken Token) owner) =>
        new("start_session") { By = "nobody", Subject = owner.Id, Other = Fresh(), Value = owner.Token.Secret, Epoch = 1 };

    async Task<string[]> ActAsync(ServerProcess server, Way way, (Guid Id, SessionToken Token) self, (Guid Id, SessionToken Token) other, bool slow)
    {
        if (way == Way.RemovesByCommandLine)
        {
            var run = await HoldfastCommand.RunAsync(["member", "remove", $"{other.Id}", "--disposition", "tombstone", "--reason", "torture", "--yes", "--store", store.Address]);
            return [$"exit {run.ExitCode}"];
        }
        // A process of the command line takes its time to start.
        if (slow)
            await Task.Delay(RandomNumberGenerator.GetInt32(600));
        return await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => SendAsync(server, way, self, other)));
    }

    static async Task<string> SendAsync(ServerProcess server, Way way, (Guid Id, SessionToken Token) self, (Guid Id, SessionToken Token) other)
    {
        using var request = way switch
        {
            Way.Leaves => new HttpRequestMessage(HttpMethod.Delete, "/v1/members/me"),
            Way.RemovesByDid => new HttpRequestMessage(HttpMethod.Delete, $"/v1/members/{Uri.EscapeDataString($"did:web:localhost:members:{other.Id}")}"),
            Way.RemovesByAdministration => new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/admin/admins/{other.Id}"),
            Way.RemovesByUsers => new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/admin/users/{other.Id}"),
            Way.RemovesInBulk => new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/users/bulk") { Content = JsonContent.Create(new { ids = new[] { other.Id }, command = new { type = "remove", reason = "torture" } }) },
            _ => new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/admin/users/{other.Id}") { Content = JsonContent.Create(new { role = "user" }) },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", self.Token.Secret);
        using var answer = await server.Client.SendAsync(request);
        if (answer.IsSuccessStatusCode)
            return Answer.Done;
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString()!;
    }
}
