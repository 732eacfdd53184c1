using System.Net;
using System.Net.Http.Json;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;

namespace Holdfast.Torture.Tests.FirstOwner;

/// <summary>Real servers at one empty store: the owner of the unattended installation, and the owner of the setup link.</summary>
[Trait("Speed", "Slow")]
public class ServersStartingTogether
{
    const string Password = "a staple of correct horses";

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Create_one_unattended_owner(Engine engine)
    {
        await using var store = await TortureStore.CreateEmptyAsync(engine);
        var folder = Directory.CreateTempSubdirectory("holdfast-torture-");
        var file = Path.Combine(folder.FullName, "password");
        await File.WriteAllTextAsync(file, Password);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var environment = new Dictionary<string, string?> { ["HOLDFAST_OWNER_USERNAME"] = "owner", ["HOLDFAST_OWNER_PASSWORD_FILE"] = file };
        var servers = await StartAsync(store, Scale.Of(4, 16), environment);
        folder.Delete(recursive: true);

        using var answer = await servers[0].Client.PostAsJsonAsync("/api/v1/auth/login", new { identifier = "owner", password = Password, transport = "bearer" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await StopAsync(servers);
        await AssertOneOwnerAsync(store);
    }

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Create_one_owner_of_sixteen_who_hold_the_setup_link(Engine engine)
    {
        await using var store = await TortureStore.CreateEmptyAsync(engine);
        var servers = await StartAsync(store, 2, new Dictionary<string, string?>());
        // Each issues a link of its own soon after it answers, and the newest link wins.
        await Task.WhenAll(servers.Select(server => server.SetupLinkAsync()));
        var link = await HoldfastCommand.RunAsync(["setup-link", "--store", store.Address]);
        var token = link.Output.Trim().Split("token=")[1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            using var answer = await servers[i % servers.Length].Client.PostAsJsonAsync("/api/v1/auth/setup", new { token, username = $"owner-{i}", password = Password });
            return answer.StatusCode;
        }));
        await StopAsync(servers);
        Assert.Single(answers, HttpStatusCode.Created);
        await AssertOneOwnerAsync(store);
    }

    static Task<ServerProcess[]> StartAsync(TortureStore store, int count, Dictionary<string, string?> environment) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => ServerProcess.StartAsync(new ServerOptions
        {
            Arguments = ["--store", store.Address],
            Environment = environment,
        })));

    static Task StopAsync(ServerProcess[] servers) => Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));

    static async Task AssertOneOwnerAsync(TortureStore store)
    {
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM accounts"));
        Assert.Equal(1, await store.LastingOwnersAsync());
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM audit_events WHERE kind = 'owner_created' AND outcome = 1"));
        await store.AssertLogIsDenseAsync();
    }
}
