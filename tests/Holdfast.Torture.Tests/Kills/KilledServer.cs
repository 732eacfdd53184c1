using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Holdfast.Sessions;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Kills;

/// <summary>A server under load that is killed, started again, and checked.</summary>
sealed class KilledServer(TortureStore store, Gatekeeper keeper)
{
    const int Members = 8;

    readonly Guid owner = Fresh();
    readonly SessionToken token = SessionToken.New();
    readonly Member[] members = [.. Enumerable.Range(0, Members).Select(i => new Member($"member-{i}", Fresh()))];

    public IReadOnlyList<Member> Everyone => members;

    public static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public async Task PrepareAsync()
    {
        await keeper.MustAsync(members.Select(member => new Order("create") { Subject = member.Id, Value = $"{member.Username} user" })
            .Append(new Order("create") { Subject = owner, Value = "owner developer" }));
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = owner, Other = Fresh(), Value = token.Secret, Epoch = 1 });
    }

    /// <summary>Starts the server, loads it, kills it after a moment.</summary>
    public async Task RunAsync()
    {
        await using var server = await ServerProcess.StartAsync(new ServerOptions
        {
            Arguments = ["--store", store.Address],
            Environment = new Dictionary<string, string?> { ["HOLDFAST_TRUSTED_PROXIES"] = "127.0.0.1" },
        });
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var load = members.Select(member => LoadAsync(server.Client, member, begun, stop.Token)).ToArray();
        await Task.WhenAny(begun.Task, Task.WhenAll(load));
        await Task.Delay(RandomNumberGenerator.GetInt32(400), CancellationToken.None);
        await server.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(load);
    }

    async Task LoadAsync(HttpClient client, Member member, TaskCompletionSource begun, CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            var change = member.Next();
            if (change.IsActive == true || member.Changes.Count % 5 == 0)
                await SignInAsync(member);
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/admin/users/{member.Id}") { Content = JsonContent.Create(change.Body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
            request.Headers.Add("X-Correlation-Id", $"{change.Correlation}");
            try
            {
                using var answer = await client.SendAsync(request, CancellationToken.None);
                var said = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                Assert.True(answer.IsSuccessStatusCode, $"{change}: {(int)answer.StatusCode} {said}");
                change.Acknowledged = true;
                begun.TrySetResult();
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>From another process than the one that will be killed: sessions and keys that a deactivation has to end.</summary>
    async Task SignInAsync(Member member)
    {
        var epoch = await store.CountAsync($"SELECT credential_epoch FROM accounts WHERE id = {TortureStore.Literal(member.Id)}");
        var session = Fresh();
        await keeper.DoAsync(new Order("start_session") { By = "nobody", Subject = member.Id, Other = session, Value = $"{Fresh()}", Epoch = epoch });
        await keeper.DoAsync(new Order("create_key") { By = "account", Actor = member.Id, Session = session, Subject = member.Id, Value = Fresh().ToString("N")[^8..] });
    }
}
