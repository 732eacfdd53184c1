namespace Holdfast.Rego.Tests.Api;

/// <summary>Points of the language that OPA's suite leaves open.</summary>
public sealed class Language
{
    [Theory]
    [InlineData("p := {1} | {2}", "[1,2]"), InlineData("p := [{1} | {2}, 3]", "[[1,2],3]")]
    [InlineData("p if {\"a\": 1}", "true"), InlineData("p if {}", "true"), InlineData("p := [k | some k, v in {\"a\": 1}; v == 1]", "[\"a\"]")]
    [InlineData("p := 7 - 2 - 1", "4"), InlineData("p := 1 + 2 * 3 == 7", "true"), InlineData("p := (1, 2 in {1: 2})", "true")]
    [InlineData("p := x.y[1] if { x := {\"y\": [1, 2]} }", "2"), InlineData("p := [1, 2, 3][1]", "2"), InlineData("p := {\"a\": {\"b\": 1}}.a.b", "1"), InlineData("p := \"a\\u0062\\/\"", "\"ab/\"")]
    [InlineData("p := f(2)[0]\nf(x) := [x]", "2"), InlineData("p if not input.x > 3", null), InlineData("p if not input.x == 3", "true"), InlineData("p := -1", "-1")]
    [InlineData("p[x][y] contains z if { some x, y in {\"a\": 1}; z := 1 }", "{\"a\":{\"1\":[1]}}"), InlineData("p := q.a\nq[x] := 1 if { some x in [\"a\", \"b\"] }", "1")]
    [InlineData("p := [x | q[x]]\nq contains x if { some x in [3, 1] }", "[1,3]"), InlineData("p if q[1]\nq contains x if { some x in [3, 1] }", "true"), InlineData("p if q[2]\nq contains x if { some x in [3, 1] }", null)]
    public void Has_these_values(string rules, string? expected)
    {
        var result = RegoPolicy.Compile([new RegoModule("l.rego", "package l\n\n" + rules)]).Evaluate("data.l.p");
        Assert.Equal(expected, result.Value?.ToJson());
    }

    [Fact]
    public void A_key_of_a_partial_rule_is_computed_alone()
    {
        var source = "package l\n\nq[x] := y if { some x, y in [1, 2] }\n\nq[x] := y if { x := 1; y := 3 }\n\np := q[0]\n\nr := q";
        var policy = RegoPolicy.Compile([new RegoModule("l.rego", source)]);
        Assert.Equal("1", policy.Evaluate("data.l.p").Value!.ToJson());
        Assert.Equal(RegoErrorCode.EvaluationConflict, Assert.Throws<RegoEvaluationException>(() => policy.Evaluate("data.l.r")).Error.Code);
    }

    [Fact]
    public void Rules_by_a_constant_of_the_input_are_found_at_once()
    {
        var few = Steps(10);
        var many = Steps(1_000);
        Assert.Equal(few, many);
    }

    [Fact]
    public void Functions_that_are_not_offered_may_be_replaced_but_not_called()
    {
        var called = new RegoModule("l.rego", "package l\n\np := http.send({})");
        var error = Assert.Throws<RegoCompileException>(() => RegoPolicy.Compile([called])).Errors[0];
        Assert.Equal((RegoErrorCode.Type, "http.send is not offered by this implementation", 3), (error.Code, error.Message, error.Line));
        var replaced = new RegoModule("t.rego", "package t\n\nq if data.l.p == 1 with http.send as 1");
        var policy = RegoPolicy.Compile([called, replaced]);
        Assert.True(policy.Evaluate("data.t.q").IsTrue);
        Assert.Throws<RegoEvaluationException>(() => policy.Evaluate("data.l.p"));
    }

    static long Steps(int rules)
    {
        var source = "package l\n\n" + string.Concat(Enumerable.Range(0, rules).Select(i => $"p := {i} if {{ input.a == \"{i}\"; input.b }}\n"));
        var result = RegoPolicy.Compile([new RegoModule("l.rego", source)]).Evaluate("data.l.p", RegoValue.ParseJson("""{"a":"7","b":true}"""));
        Assert.Equal("7", result.Value!.ToJson());
        return result.StepsUsed;
    }
}
