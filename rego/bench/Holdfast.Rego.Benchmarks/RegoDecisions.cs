using System.Diagnostics;

namespace Holdfast.Rego.Benchmarks;

/// <summary>Warm decisions of the three policies in the shared bench folder, and what compiling them costs.</summary>
static class RegoDecisions
{
    const string Query = "data.vtc.removal.allow";

    public static void Run(string folder)
    {
        var data = (RegoObject)RegoValue.ParseJson(File.ReadAllText(Path.Combine(folder, "data.json")));
        var input = RegoValue.ParseJson(File.ReadAllText(Path.Combine(folder, "input.json")));
        foreach (var (name, batch) in new[] { ("trivial", 20_000), ("ladder", 2_000), ("nested", 10) })
            Measure(name, new RegoModule(name + ".rego", File.ReadAllText(Path.Combine(folder, name + ".rego"))), data, input, batch);
    }

    static void Measure(string name, RegoModule module, RegoObject data, RegoValue input, int batch)
    {
        var policy = RegoPolicy.Compile([module], data);
        var query = policy.Prepare(Query);
        Time(() => query.Evaluate(input), batch * 10, 1);
        var warm = Time(() => query.Evaluate(input), batch, 60);
        var compile = Time(() => RegoPolicy.Compile([module], data), 20, 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = query.Evaluate(input);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"rego, {name,-8} = {result.Value}: warm {warm} µs, {bytes:N0} bytes; compile {compile} µs");
    }

    /// <summary>Microseconds a call, as the median over batches.</summary>
    static Median Time(Action action, int batch, int batches) => Median.Of([.. Enumerable.Range(0, batches).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < batch; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / batch;
    })]);
}
