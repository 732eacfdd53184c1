using Holdfast.Rego.Texts;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Tests.Json;

public sealed class TermPrinting
{
    [Fact]
    public void Collections()
    {
        Assert.Equal("set()", RegoSet.Empty.ToString());
        Assert.Equal("""{1, "a"}""", RegoSet.Of(RegoString.Of("a"), RegoNumber.One).ToString());
        Assert.Equal("""{"a": [1, null], "b": {}}""", RegoValue.ParseJson("""{"b":{},"a":[1,null]}""").ToString());
    }

    [Theory]
    [InlineData("é😀", "\"é😀\""), InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\""), InlineData("\u0001\u007f", "\"\\x01\\x7f\"")]
    [InlineData("\u00a0\u200b", "\"\\u00a0\\u200b\""), InlineData("\"\\", "\"\\\"\\\\\"")]
    public void Strings_are_quoted_as_Go_does(string value, string expected) => Assert.Equal(expected, RegoString.Of(value).ToString());

    [Fact]
    public void A_text_beyond_its_bound_ends_in_a_limit() =>
        Assert.Equal(RegoLimit.OutputSize, Assert.Throws<RegoLimitException>(() => TermText.Write(RegoString.Of(new string('a', 100)), 50)).Limit);

    [Fact]
    public void JSON_may_be_indented() => Assert.Equal(
        "{\n->  \"a\": [\n->    1,\n->    2\n->  ],\n->  \"b\": {}\n->}",
        JsonText.Write(RegoValue.ParseJson("""{"a":[1,2],"b":{}}"""), new JsonLayout(true, "->", "  "), 1000));
}
