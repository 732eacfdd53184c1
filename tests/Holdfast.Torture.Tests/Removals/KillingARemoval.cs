using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Holdfast.Sessions;
using Holdfast.TestHost;
using Holdfast.Torture.Tests.Stores;
using Holdfast.Torture.Tests.Workers;

namespace Holdfast.Torture.Tests.Removals;

/// <summary>SIGKILL in the middle of removals of every disposition: access, disposition and event are all there or all not.</summary>
[Trait("Speed", "Slow")]
public class KillingARemoval
{
    const int Members = 48;

    static readonly string[] dispositions = ["purge", "tombstone", "historical"];

    [Theory]
    [InlineData(Engine.PostgreSql)]
    [InlineData(Engine.Sqlite)]
    public async Task Leaves_nothing_by_half(Engine engine)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await TortureStore.CreateAsync(engine);
        await using var keeper = new Gatekeeper(store.Address);
        var (owner, token) = (Pair.Fresh(), SessionToken.New());
        await keeper.MustAsync(new Order("create") { Subject = owner, Value = "owner developer" });
        await keeper.MustAsync(new Order("start_session") { By = "nobody", Subject = owner, Other = Pair.Fresh(), Value = token.Secret, Epoch = 1 });
        var (kills, removed, spared, acknowledged) = (Scale.Of(3, 50), 0, 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var members = await Condemned.PrepareAsync(store, keeper, $"m{kill}", [.. Enumerable.Range(0, Members).Select(i => dispositions[i % dispositions.Length])]);
            await RunAsync(store, token.Secret, members);
            // Whoever gets the authority lock now comes after everything that the killed server had begun.
            await keeper.MustAsync(new Order("report_leak") { By = "nobody", Value = "never was" });
            foreach (var member in members)
            {
                var happened = await new Autopsy(store).ExamineAsync(member);
                (removed, spared, acknowledged) = (removed + (happened ? 1 : 0), spared + (happened ? 0 : 1), acknowledged + (member.Acknowledged ? 1 : 0));
            }
        }
        await store.AssertLogIsDenseAsync();
        Scale.Report($"{engine}: {kills} kills, {removed} removed, {acknowledged} of them acknowledged, {spared} spared, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(acknowledged > 0 && spared > 0, $"{acknowledged} acknowledged, {spared} spared: no kill came in the middle");
    }

    static async Task RunAsync(TortureStore store, string secret, IReadOnlyList<Condemned> members)
    {
        await using var server = await ServerProcess.StartAsync(new ServerOptions { Arguments = ["--store", store.Address] });
        using (var warming = new HttpRequestMessage(HttpMethod.Get, "/v1/members?limit=1"))
        {
            warming.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            using var warm = await server.Client.SendAsync(warming);
            Assert.True(warm.IsSuccessStatusCode);
        }
        // An answer kills, not a clock: however fast the machine, some removals are acknowledged, some under way and some not asked for.
        var answers = 1 + RandomNumberGenerator.GetInt32(members.Count / 2);
        await Task.WhenAll(members.Chunk(members.Count / 4).Select(lane => RemoveAsync(server, secret, lane, () => Interlocked.Decrement(ref answers))));
    }

    static async Task RemoveAsync(ServerProcess server, string secret, IEnumerable<Condemned> lane, Func<int> countDown)
    {
        foreach (var member in lane)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/members/{Uri.EscapeDataString($"did:web:localhost:members:{member.Id}")}")
            {
                Content = JsonContent.Create(new { disposition = member.Disposition, reason = "torture" }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            try
            {
                using var answer = await server.Client.SendAsync(request, CancellationToken.None);
                var said = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {said}");
                member.Acknowledged = true;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                return;
            }
            var left = countDown();
            if (left == 0)
                await server.KillAsync();
            if (left <= 0)
                return;
        }
    }
}
