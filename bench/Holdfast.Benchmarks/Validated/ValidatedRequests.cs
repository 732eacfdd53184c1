using Holdfast.Benchmarks.Running;

namespace Holdfast.Benchmarks.Validated;

/// <summary>
/// Requests whose session is validated in the store each time, beside ASP.NET Core Identity with one database check a request, in turn.
/// </summary>
static class ValidatedRequests
{
    static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string engine)
    {
        await using var holdfast = await ChildServer.StartAsync("holdfast", engine, await Engines.NewPlaceAsync(engine));
        await using var identity = await ChildServer.StartAsync("identity", engine, await Engines.NewPlaceAsync(engine));
        List<double> ours = [], theirs = [];
        for (var round = 0; round < 4; round++)
        {
            ours.Add(await Wrk.RunAsync(holdfast.Url, holdfast.Header, Time));
            theirs.Add(await Wrk.RunAsync(identity.Url, identity.Header, Time));
        }
        Console.WriteLine($"validated request, {engine}, Holdfast          {Median.Of(ours.Skip(1))} /s");
        Console.WriteLine($"validated request, {engine}, ASP.NET Identity  {Median.Of(theirs.Skip(1))} /s   ratio {Median.Of(ours.Zip(theirs, (a, b) => a / b).Skip(1)).Middle:N1}");
    }
}
