using System.Net.Http.Json;
using Holdfast.Benchmarks.Running;
using Holdfast.Benchmarks.Validated;

namespace Holdfast.Benchmarks.Flood;

/// <summary>
/// Validated requests while strangers sign in with names that nobody has, as many at once as keep every hash at work, beside the same
/// requests undisturbed.
/// </summary>
static class LoginFlood
{
    const int Strangers = 32;

    static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    static int number;

    public static async Task RunAsync(string engine)
    {
        await using var server = await ChildServer.StartAsync("holdfast", engine, await Engines.NewPlaceAsync(engine));
        List<double> calm = [], flooded = [];
        var attempts = 0;
        for (var round = 0; round < 4; round++)
        {
            calm.Add(await Wrk.RunAsync(server.Url, server.Header, Time));
            using var over = new CancellationTokenSource();
            var flood = Task.WhenAll(Enumerable.Range(0, Strangers).Select(_ => SignInAsync(server.Url, over.Token)));
            flooded.Add(await Wrk.RunAsync(server.Url, server.Header, Time));
            await over.CancelAsync();
            attempts += (await flood).Sum();
        }
        Console.WriteLine($"validated request, {engine}, undisturbed   {Median.Of(calm.Skip(1))} /s");
        Console.WriteLine($"validated request, {engine}, login flood   {Median.Of(flooded.Skip(1))} /s   kept {Median.Of(flooded.Zip(calm, (a, b) => 100 * a / b).Skip(1))} %, {attempts} sign-ins answered");
    }

    static async Task<int> SignInAsync(string url, CancellationToken over)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        for (var answered = 0; ; answered++)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { identifier = $"nobody-{Interlocked.Increment(ref number)}", password = "not the password" }, over);
            }
            catch (OperationCanceledException)
            {
                return answered;
            }
        }
    }
}
