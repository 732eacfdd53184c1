namespace Holdfast.Rego.Tests.Properties;

public sealed class SharedPolicies
{
    const int Evaluations = 10_000;

    const string Source = """
        package t

        default allow := false

        allow if {
        	some role in data.roles[input.user]
        	allowed[role][_] == input.action
        }

        allowed[role] contains action if {
        	some role, actions in data.actions
        	some action in actions
        }

        total := sum([n | some role, actions in data.actions; n := f(count(actions))])

        f(x) := x * 2
        """;

    [Fact]
    public void Give_two_threads_the_same_results()
    {
        var data = (RegoObject)RegoValue.ParseJson("""{"roles":{"ann":["admin"],"bob":["guest"]},"actions":{"admin":["read","write"],"guest":["read"]}}""");
        var policy = RegoPolicy.Compile([new RegoModule("shared.rego", Source)], data);
        var inputs = new[] { "ann", "bob", "eve" }.SelectMany(user => new[] { "read", "write" }, (user, action) => RegoValue.ParseJson($$"""{"user":"{{user}}","action":"{{action}}"}""")).ToArray();
        var expected = inputs.Select(input => policy.Evaluate("x = data.t", input).ToJson()).ToArray();
        Assert.Contains("\"allow\":true", expected[1], StringComparison.Ordinal);
        Parallel.For(0, 2, _ =>
        {
            for (var i = 0; i < Evaluations; i++)
                Assert.Equal(expected[i % inputs.Length], policy.Evaluate("x = data.t", inputs[i % inputs.Length]).ToJson());
        });
    }
}
