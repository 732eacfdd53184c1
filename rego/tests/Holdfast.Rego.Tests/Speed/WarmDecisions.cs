using System.Diagnostics;
using System.Globalization;
using Holdfast.Rego.Tests.Conformance;

namespace Holdfast.Rego.Tests.Speed;

/// <summary>
/// Times warm decisions of the policies in the shared bench folder. Runs when HOLDFAST_REGO_TIMINGS is set; meaningful in a
/// release build only.
/// </summary>
public sealed class WarmDecisions(ITestOutputHelper output)
{
    const string Query = "data.vtc.removal.allow";

    [Theory]
    [InlineData("trivial", 20_000, 500), InlineData("ladder", 2_000, 500), InlineData("nested", 5, 40)]
    public void Median(string policy, int batch, int batches)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("HOLDFAST_REGO_TIMINGS") is null, "Set HOLDFAST_REGO_TIMINGS to time decisions.");
        var folder = SharedFolder.Require("bench", "rego");
        var data = (RegoObject)RegoValue.ParseJson(File.ReadAllText(Path.Combine(folder, "data.json")));
        var input = RegoValue.ParseJson(File.ReadAllText(Path.Combine(folder, "input.json")));
        var compiled = RegoPolicy.Compile([new RegoModule(policy + ".rego", File.ReadAllText(Path.Combine(folder, policy + ".rego")))], data);
        var result = compiled.Evaluate(Query, input);
        var times = new List<double>();
        for (var i = 0; i < batches; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var j = 0; j < batch; j++)
                compiled.Evaluate(Query, input);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / batch);
        }
        times.Sort();
        var before = GC.GetAllocatedBytesForCurrentThread();
        compiled.Evaluate(Query, input);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{policy}: {result.Value} median {times[times.Count / 2]:F3} µs, fastest {times[0]:F3} µs, {result.StepsUsed} steps, {bytes} bytes"));
    }
}
