namespace Holdfast.Rego.Tests.Api;

public sealed class Observing
{
    const string Source = """
        package t

        p if {
        	some x in input.xs
        	print("x is", x, input.absent)
        	x > 1
        }

        q := 1 / input.zero

        r if {
        	not p
        	input.never
        }
        """;

    static readonly RegoPolicy Policy = RegoPolicy.Compile([new RegoModule("t.rego", Source)]);
    static readonly RegoValue Input = RegoValue.ParseJson("""{"xs":[1,2],"zero":0}""");

    [Fact]
    public void Print_writes_lines()
    {
        var lines = new List<string>();
        Policy.Evaluate("data.t.p", Input, new RegoEvaluationOptions { Print = lines.Add });
        Assert.Equal(["x is 1 <undefined>", "x is 2 <undefined>"], lines);
    }

    [Fact]
    public void The_trace_lists_the_steps_with_their_places()
    {
        var trace = new RegoTrace();
        Policy.Evaluate("data.t.p", Input, new RegoEvaluationOptions { Trace = trace });
        Assert.Equal(
            [
                ":1:1 Statement", "t.rego:3:1 RuleEntered data.t.p", "t.rego:4:2 Statement", "t.rego:5:2 Statement", "t.rego:6:2 Statement",
                "t.rego:5:2 Statement", "t.rego:6:2 Statement", "t.rego:3:1 RuleResult data.t.p",
            ],
            trace.Events.Select(step => step.ToString()));
        Assert.False(trace.IsTruncated);
    }

    [Fact]
    public void A_trace_keeps_as_many_steps_as_it_may()
    {
        var trace = new RegoTrace(2);
        Policy.Evaluate("data.t.p", Input, new RegoEvaluationOptions { Trace = trace });
        Assert.Equal(2, trace.Events.Count);
        Assert.True(trace.IsTruncated);
    }

    [Fact]
    public void Coverage_tells_the_lines_reached()
    {
        var coverage = new RegoCoverage();
        Policy.Evaluate("data.t.p", Input, new RegoEvaluationOptions { Coverage = coverage });
        Assert.Equal([3, 4, 5, 6, 9, 11, 12, 13], Policy.Lines.Select(line => line.Line));
        Assert.True(coverage.Has("t.rego", 6));
        Assert.False(coverage.Has("t.rego", 13));
        Assert.Equal(0.5, coverage.Of(Policy));
    }

    [Fact]
    public void Errors_of_builtins_count_in_strict_mode_only()
    {
        Assert.False(Policy.Evaluate("data.t.q", Input).IsDefined);
        var strict = new RegoEvaluationOptions { StrictBuiltinErrors = true };
        var error = Assert.Throws<RegoEvaluationException>(() => Policy.Evaluate("data.t.q", Input, strict)).Error;
        Assert.Equal(new RegoError("eval_builtin_error", "div: divide by zero", "t.rego", 9, 6), error);
    }

    [Fact]
    public void Clock_random_source_and_runtime_can_be_set()
    {
        var options = new RegoEvaluationOptions
        {
            Clock = new Fixed(DateTimeOffset.UnixEpoch.AddSeconds(5)),
            Random = bytes => bytes.Span.Clear(),
            Runtime = (RegoObject)RegoValue.ParseJson("""{"env":{"a":"b"}}"""),
        };
        Assert.Equal("5000000000", Policy.Evaluate("time.now_ns()", null, options).Value!.ToJson());
        Assert.Equal("\"00000000-0000-4000-8000-000000000000\"", Policy.Evaluate("uuid.rfc4122(\"\")", null, options).Value!.ToJson());
        Assert.Equal("\"b\"", Policy.Evaluate("opa.runtime().env.a", null, options).Value!.ToJson());
    }

    sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
