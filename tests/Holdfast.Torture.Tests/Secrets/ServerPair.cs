using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Factors;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Demotion;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Secrets;

/// <summary>Two real servers on one store. Each request comes from a network of its own, so that no throttle hides a race.</summary>
sealed class ServerPair : IAsyncDisposable
{
    readonly string keys;
    readonly Gatekeeper keeper;
    readonly ServerProcess[] servers;
    int requests;

    ServerPair(TortureStore store, string keys, ServerProcess[] servers) =>
        (Store, this.keys, this.servers, keeper) = (store, keys, servers, new Gatekeeper(store.Address));

    public TortureStore Store { get; }

    public static async Task<ServerPair> StartAsync(Engine engine)
    {
        var store = await TortureStore.CreateAsync(engine);
        var keys = Path.Combine(Path.GetTempPath(), $"holdfast-torture-{Path.GetRandomFileName()}.keys");
        KeyFile.CreateIfAbsent(keys);
        var options = new ServerOptions
        {
            Arguments = ["--store", store.Address],
            Environment = new Dictionary<string, string?>
            {
                ["HOLDFAST_KEY_FILE"] = keys,
                ["HOLDFAST_PUBLIC_URL"] = "https://id.example.org",
                ["HOLDFAST_TRUSTED_PROXIES"] = "127.0.0.1",
            },
        };
        return new(store, keys, await Task.WhenAll(ServerProcess.StartAsync(options), ServerProcess.StartAsync(options)));
    }

    /// <summary>An account with a session inside the window for sensitive commands, which <see cref="SendAsync"/> takes.</summary>
    public async Task<(Guid Account, Guid Session)> AddAsync(string role)
    {
        var account = Fresh();
        await keeper.MustAsync(new Order("create") { Subject = account, Value = $"p{Convert.ToHexStringLower(account.ToByteArray()[8..])} {role}" });
        return (account, (await BeginAsync(account, 1))[0]);
    }

    /// <summary>Sessions of a password that was proved just now.</summary>
    public async Task<Guid[]> BeginAsync(Guid account, int count)
    {
        var epoch = await Store.CountAsync($"SELECT credential_epoch FROM accounts WHERE id = {TortureStore.Literal(account)}");
        Guid[] sessions = [.. Enumerable.Range(0, count).Select(_ => Fresh())];
        await keeper.MustAsync(sessions.Select(session => new Order("start_session")
        {
            By = "nobody",
            Subject = account,
            Other = session,
            Value = ServerContender.TokenOf(session),
            Epoch = epoch,
        }));
        return sessions;
    }

    /// <summary>Posts to the servers by turns; the token is that of a session that a test began, when it is not given.</summary>
    public async Task<(int Status, JsonElement Body)> SendAsync(string path, object? body, Guid? session = null, string? token = null)
    {
        var number = Interlocked.Increment(ref requests);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"198.{18 + (number / 256)}.{number % 256}.7"));
        if ((token ?? (session is { } known ? ServerContender.TokenOf(known) : null)) is { } bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await servers[number % servers.Length].Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The same, for what must succeed.</summary>
    public async Task<JsonElement> MustAsync(string path, object? body, Guid? session = null, string? token = null)
    {
        var (status, answer) = await SendAsync(path, body, session, token);
        Assert.True(status is 200 or 201, $"{path}: {status} {answer}");
        return answer;
    }

    /// <summary>
    /// Posts one body many times at once, half of them to each server; answers the codes of the refusals, and of successes the status.
    /// </summary>
    public async Task<string[]> RaceAsync(int times, string path, Func<int, object> body, Func<int, Guid>? session = null) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(async i =>
        {
            var (status, answer) = await SendAsync(path, body(i), session?.Invoke(i));
            return answer.TryGetProperty("code", out var code) ? code.GetString()! : status.ToString(CultureInfo.InvariantCulture);
        }));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        await keeper.DisposeAsync();
        await Store.DisposeAsync();
        File.Delete(keys);
    }

    static Guid Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
