using System.Diagnostics;
using System.Globalization;
using Holdfast.Rego.Tests.Properties;

namespace Holdfast.Rego.Tests.Hostile;

/// <summary>
/// Compiles and evaluates made-up policies, also damaged ones. HOLDFAST_REGO_FUZZ_MINUTES makes it run for that long;
/// HOLDFAST_REGO_FUZZ_SEED says where to start.
/// </summary>
public sealed class GrammarFuzzing(ITestOutputHelper output)
{
    const int ShortRun = 6_000;

    static readonly RegoObject Data = (RegoObject)RegoValue.ParseJson("""{"d":{"a":[1,"a",{"b":2}],"b":{"a":[],"if":1}}}""");
    static readonly RegoValue Input = RegoValue.ParseJson("""{"a":[1,2,{"b":"a"}],"b":{"not":true}}""");
    static readonly RegoLimits Limits = new() { MaxSteps = 50_000, Timeout = TimeSpan.FromSeconds(5), MaxAllocatedBytes = 32 << 20, MaxOutputBytes = 1 << 20 };

    [Fact]
    public void Every_policy_ends_in_a_result_or_a_clean_error()
    {
        var minutes = Variable("HOLDFAST_REGO_FUZZ_MINUTES");
        var seed = (ulong)Variable("HOLDFAST_REGO_FUZZ_SEED");
        using var memory = new PeakMemory();
        var (start, defined, last) = (Stopwatch.GetTimestamp(), 0, seed + ShortRun);
        for (; minutes > 0 ? Stopwatch.GetElapsedTime(start).TotalMinutes < minutes : seed < last; seed++)
        {
            var source = GrammarPolicy.Module(seed);
            defined += Run(source, seed) ? 1 : 0;
            Run(Damaged(source, seed), seed);
        }
        output.WriteLine($"up to seed {seed}: {defined} policies compiled and were evaluated; {memory.Bytes >> 20} MiB at most");
        Assert.InRange(memory.Bytes, 0, PeakMemory.Bound);
    }

    static bool Run(string source, ulong seed)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var policy = RegoPolicy.Compile([new RegoModule("fuzz.rego", source)], Data);
            policy.Evaluate("x = data.fuzz", Input, Limits).ToJson();
            return true;
        }
        catch (RegoException)
        {
            return false;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception}\n{source}", exception);
        }
        finally
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), $"Seed {seed} takes too long:\n{source}");
        }
    }

    static string Damaged(string source, ulong seed)
    {
        var random = new Seeded(~seed);
        var text = source.ToList();
        for (var i = 1 + random.Below(4); i > 0; i--)
        {
            var at = random.Below(text.Count);
            if (random.Chance(40))
                text.RemoveAt(at);
            else if (random.Chance(50))
                text.Insert(at, random.Pick<char>('{', '}', '[', ']', '(', '|', '"', '`', '$', '.', ',', ':', '=', '\\', '\n', '0', 'é', '\0'));
            else
                text.InsertRange(at, text.GetRange(at, Math.Min(text.Count - at, random.Below(40))));
        }
        return new string([.. text]);
    }

    static long Variable(string name) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : 0;
}
