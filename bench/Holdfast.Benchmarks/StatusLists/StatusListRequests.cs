using Holdfast.Benchmarks.Running;
using Holdfast.Benchmarks.Validated;

namespace Holdfast.Benchmarks.StatusLists;

/// <summary>An unchanged status list, beside 16 KiB of bytes that plain Kestrel sends without routing or anything else, in turn.</summary>
static class StatusListRequests
{
    static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var holdfast = await ChildServer.StartAsync("status-list", "sqlite", await Engines.NewPlaceAsync("sqlite"));
        await using var plain = await ChildServer.StartAsync("static", "", "");
        List<double> ours = [], theirs = [];
        for (var round = 0; round < 4; round++)
        {
            ours.Add(await Wrk.RunAsync(holdfast.Url, holdfast.Header, Time));
            theirs.Add(await Wrk.RunAsync(plain.Url, plain.Header, Time));
        }
        Console.WriteLine($"status list, unchanged, Holdfast     {Median.Of(ours.Skip(1))} /s");
        Console.WriteLine($"16 KiB, plain Kestrel                {Median.Of(theirs.Skip(1))} /s   ratio {Median.Of(ours.Zip(theirs, (a, b) => a / b).Skip(1)).Middle:P0}");
    }
}
