namespace Holdfast.Rego.Tests.Api;

/// <summary>The example of the README, to the letter.</summary>
public sealed class FirstPolicy
{
    internal const string Source = """
        package app

        default allow := false

        allow if {
        	input.action == "read"
        	data.documents[input.document].public
        }

        allow if "admin" in data.users[input.user].roles

        reasons contains $"{input.user} may not {input.action} {input.document}" if not allow
        """;

    internal static RegoObject Data { get; } = (RegoObject)RegoValue.ParseJson(
        """{"documents":{"plan":{"public":false}},"users":{"ann":{"roles":["admin"]},"bob":{"roles":[]}}}""");

    [Fact]
    public void Decides_as_the_readme_says()
    {
        var policy = RegoPolicy.Compile([new RegoModule("app.rego", Source)], Data);
        var bob = RegoValue.ParseJson("""{"user":"bob","action":"read","document":"plan"}""");
        var ann = RegoValue.ParseJson("""{"user":"ann","action":"read","document":"plan"}""");

        Assert.True(policy.Evaluate("data.app.allow", ann).IsTrue);
        Assert.False(policy.Evaluate("data.app.allow", bob).IsTrue);
        Assert.Equal("""["bob may not read plan"]""", policy.Evaluate("data.app.reasons", bob).Value!.ToJson());
        Assert.Equal("""[{"role":"admin","user":"ann"}]""", policy.Evaluate("some user; role = data.users[user].roles[_]").ToJson());
    }
}
