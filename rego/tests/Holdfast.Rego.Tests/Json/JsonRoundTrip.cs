using FsCheck;
using FsCheck.Fluent;

namespace Holdfast.Rego.Tests.Json;

public sealed class JsonRoundTrip
{
    [Theory]
    [InlineData("null"), InlineData("true"), InlineData("[1,2.50,1e2]"), InlineData("{\"a\":{\"b\":[]},\"c\":\"\"}"), InlineData("\"\\n\\t\\\"\\\\\"")]
    public void Keeps_the_text(string json) => Assert.Equal(json, RegoValue.ParseJson(json).ToJson());

    [Theory]
    [InlineData("""{"b":1,"a":2,"b":3}""", """{"a":2,"b":3}"""), InlineData("\"<&>\"", "\"\\u003c\\u0026\\u003e\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"😀\""), InlineData("\"\\ud800x\"", "\"\uFFFDx\""), InlineData("\"a\\ud800\\n\"", "\"a\uFFFD\\n\"")]
    [InlineData(" [ ] ", "[]"), InlineData("\"\\u0001\\u007f\\u2028\"", "\"\\u0001\u007f\\u2028\"")]
    public void Normalizes(string json, string expected) => Assert.Equal(expected, RegoValue.ParseJson(json).ToJson());

    [Theory]
    [InlineData(""), InlineData("["), InlineData("[1,]"), InlineData("{} {}"), InlineData("01"), InlineData("'a'"), InlineData("1e1000000000"), InlineData("{\"a\"}"), InlineData("//x\n1")]
    public void What_is_no_JSON_is_refused(string json) => Assert.Throws<RegoJsonException>(() => RegoValue.ParseJson(json));

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<RegoJsonException>(() => RegoValue.ParseJson(new string('[', 100_000) + new string(']', 100_000)));

    [Fact]
    public void Values_survive() => Prop.ForAll(Generators.Values, value => RegoValue.ParseJson(value.ToJson()).Equals(value)).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_that_are_no_strings_become_their_JSON()
    {
        var entries = RegoObject.Of(
            KeyValuePair.Create<RegoValue, RegoValue>(RegoNumber.One, RegoBoolean.True),
            KeyValuePair.Create<RegoValue, RegoValue>(RegoSet.Of(RegoNumber.Of(2)), RegoBoolean.True),
            KeyValuePair.Create<RegoValue, RegoValue>(RegoString.Of("0"), RegoBoolean.True));
        Assert.Equal("""{"0":true,"1":true,"[2]":true}""", entries.ToJson());
    }
}
