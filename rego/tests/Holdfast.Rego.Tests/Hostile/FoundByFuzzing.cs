namespace Holdfast.Rego.Tests.Hostile;

/// <summary>Policies that once ended in something else than a result or a clean error.</summary>
public sealed class FoundByFuzzing
{
    [Theory]
    [InlineData("""q contains z if { some x in ["a"]; {"a": [z, z]} = {"b": [y, false]} }""")]
    [InlineData("""q contains z if { [z, 1] = [z, 1, 2]; y = [v | v = z] }""")]
    public void Ends_in_a_clean_error(string rule) => Assert.Equal(
        RegoErrorCode.UnsafeVariable,
        Assert.Throws<RegoCompileException>(() => RegoPolicy.Compile([new RegoModule("found.rego", "package f\n\n" + rule)])).Errors[0].Code);
}
