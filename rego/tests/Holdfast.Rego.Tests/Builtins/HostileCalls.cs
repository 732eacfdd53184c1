namespace Holdfast.Rego.Tests.Builtins;

public sealed class HostileCalls
{
    [Theory]
    [InlineData("numbers.range(1, 1000000000)", RegoLimit.OutputSize), InlineData("numbers.range_step(1, 1e300, 1)", RegoLimit.OutputSize), InlineData("bits.lsh(1, 1000000000)", RegoLimit.NumberSize)]
    [InlineData("""graph.reachable_paths({sprintf("%d", [n]): [sprintf("%d", [m]) | m := numbers.range(1, 20)[_]] | n := numbers.range(1, 20)[_]}, ["1"])""", RegoLimit.Steps)]
    [InlineData("""units.parse("1e38000E") * units.parse("1e38000E")""", RegoLimit.NumberSize)]
    public void End_at_a_limit(string expression, RegoLimit limit) => Assert.Equal(limit, Expression.Stop(expression));

    [Theory]
    [InlineData("json.unmarshal", '['), InlineData("yaml.unmarshal", '[')]
    public void Deep_nesting_is_a_clean_error(string function, char open)
    {
        var result = Expression.Show($"{function}({RegoString.Of(new string(open, 100_000))})");
        Assert.StartsWith($"{function}: ", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_values_are_walked_and_united()
    {
        RegoValue deep = RegoObject.Empty;
        for (var i = 0; i < 990; i++)
            deep = RegoObject.Of(KeyValuePair.Create<RegoValue, RegoValue>(RegoString.Of("a"), deep));
        var policy = RegoPolicy.Compile([]);
        var result = policy.Evaluate("x := count([p | walk(input, [p, _])]); y := object.union(input, input); z := json.remove(input, [\"a/a\"])", deep);
        Assert.Equal("991", result.Bindings[0].TryGetValue(RegoString.Of("x"), out var count) ? count.ToString() : "");
    }

    [Fact]
    public void A_giant_token_is_refused_cheaply()
    {
        Assert.Equal(RegoLimit.OutputSize, Expression.Stop("io.jwt.decode(input)", RegoString.Of(new string('.', 4_000_000))));
        Assert.Empty(RegoPolicy.Compile([]).Evaluate("x := io.jwt.decode(input)", RegoString.Of(new string('.', 1_000_000))).Bindings);
    }

    [Fact]
    public void Foreign_functions_are_known_but_refused()
    {
        var exception = Assert.Throws<RegoCompileException>(() => RegoPolicy.Compile([]).Evaluate("http.send({})"));
        Assert.Contains("http.send", exception.Message, StringComparison.Ordinal);
    }
}
