using System.Diagnostics;

namespace Holdfast.Rego.Tests.Hostile;

public sealed class HostileInputs(ITestOutputHelper output)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Names => [.. HostilePolicies.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void End_cleanly(string name)
    {
        var module = HostilePolicies.Module(name);
        using var memory = new PeakMemory();
        var start = Stopwatch.GetTimestamp();
        var end = Outcome(module);
        var taken = Stopwatch.GetElapsedTime(start);
        output.WriteLine($"{name}: {taken.TotalMilliseconds:F0} ms, {memory.Bytes >> 20} MiB: {end[..Math.Min(end.Length, 160)]}");
        Assert.InRange(taken, TimeSpan.Zero, Longest);
        Assert.InRange(memory.Bytes, 0, PeakMemory.Bound);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void End_cleanly_on_a_small_stack(string name)
    {
        var module = HostilePolicies.Module(name);
        var end = "";
        var thread = new Thread(() => end = Outcome(module), 1 << 20);
        thread.Start();
        Assert.True(thread.Join(Longest));
        Assert.NotEqual("", end);
    }

    [Theory]
    [InlineData("a range of a billion"), InlineData("a shift by a billion"), InlineData("a wide network"), InlineData("nested brackets")]
    [InlineData("loops in loops"), InlineData("functions in a chain"), InlineData("doubling texts"), InlineData("a tower of powers")]
    public void Are_errors_of_their_own(string name) => Assert.Matches("^Rego(Limit|Compile)Exception", Outcome(HostilePolicies.Module(name)));

    [Fact]
    public void Cancellation_and_deadline_end_an_evaluation()
    {
        var policy = RegoPolicy.Compile([HostilePolicies.Module("loops in loops")]);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var patient = new RegoLimits { MaxSteps = long.MaxValue, Timeout = Timeout.InfiniteTimeSpan, MaxAllocatedBytes = long.MaxValue };
        Assert.ThrowsAny<OperationCanceledException>(() => policy.Evaluate("data.h.p", null, patient, source.Token));
        var hasty = patient with { Timeout = TimeSpan.FromMilliseconds(50) };
        Assert.Equal(RegoLimit.Deadline, Assert.Throws<RegoLimitException>(() => policy.Evaluate("data.h.p", null, hasty)).Limit);
    }

    static string Outcome(RegoModule module)
    {
        try
        {
            return RegoPolicy.Compile([module]).Evaluate("data.h.p").IsDefined ? "defined" : "undefined";
        }
        catch (RegoException exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
