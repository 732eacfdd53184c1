namespace Holdfast.Rego.Tests.Builtins;

public sealed class ValuesAndTexts
{
    [Theory]
    [InlineData("a: 1\nb:\n  - x\n  - w: [1, {k: v}, \"q\"]\n    z: ~\nc: >-\n  one\n  two\n\n  three\nd: |\n  l1\n   l2\n", """{"a": 1, "b": ["x", {"w": [1, {"k": "v"}, "q"], "z": null}], "c": "one two\nthree", "d": "l1\n l2\n"}""")]
    [InlineData("---\n# comment\n- yes\n- 0x10\n- 0o17\n- 1_000\n- 1.50\n- 'it''s'\n- \"a\\tb\\u00e9\"\n- a b # c\n...\n", """[true, 16, 15, 1000, 1.50, "it's", "a	bé", "a b"]""")]
    [InlineData("", "null"), InlineData("plain text\n  goes on", "\"plain text goes on\""), InlineData("{a: 1, \"b\":2, c}", """{"a": 1, "b": 2, "c": null}"""), InlineData("a:\n- 1\n- - 2\n  - 3\n", """{"a": [1, [2, 3]]}"""), InlineData("1: a\ntrue: b", """{"1": "a", "true": "b"}""")]
    [InlineData("a: http://x:80/y", """{"a": "http://x:80/y"}"""), InlineData("2001-01-01", "\"2001-01-01\""), InlineData("[a,\n b]", """["a", "b"]""")]
    public void Yaml_is_read(string yaml, string expected) => Assert.Equal(expected.Replace("\t", "\\t", StringComparison.Ordinal), Expression.Show($"yaml.unmarshal({RegoString.Of(yaml)})"));

    [Theory]
    [InlineData("a: b: c"), InlineData("- a\nb: c"), InlineData("[1, 2"), InlineData("\"abc"), InlineData("a: &x 1\nb: *x"), InlineData("a: 1\n b: 2"), InlineData("\ta: 1"), InlineData("? a\n: b"), InlineData("@a")]
    public void What_is_no_YAML_or_beyond_the_subset_is_refused(string yaml)
    {
        Assert.StartsWith("yaml.unmarshal: yaml: line ", Expression.Show($"yaml.unmarshal({RegoString.Of(yaml)})"), StringComparison.Ordinal);
        Assert.Equal("false", Expression.Show($"yaml.is_valid({RegoString.Of(yaml)})"));
    }

    [Theory]
    [InlineData("""{"a": [1, {"b": "x", "c": []}], "d": {"e": null}, "f": "yes", "g": "- x", "h": "l1\nl2\n", "i": "it's: here", "j": "1", "k": {}, "l": ""}""", "a:\n- 1\n- b: x\n  c: []\nd:\n  e: null\nf: \"yes\"\ng: '- x'\nh: |\n  l1\n  l2\ni: 'it''s: here'\nj: \"1\"\nk: {}\nl: \"\"\n")]
    [InlineData("[[1], true]", "- - 1\n- true\n"), InlineData("\"a\"", "a\n")]
    public void Yaml_is_written(string value, string expected)
    {
        Assert.Equal(RegoString.Of(expected).ToString(), Expression.Show($"yaml.marshal({value})"));
        Assert.Equal("true", Expression.Show($"yaml.unmarshal(yaml.marshal({value})) == {value}"));
    }

    [Theory]
    [InlineData("""base64.decode("aGk")""", "base64.decode: illegal base64 data at input byte 0"), InlineData("""base64.decode("aGk=x")""", "base64.decode: illegal base64 data at input byte 4"), InlineData("""base64url.decode("_-8")""", "\"\uFFFD\uFFFD\""), InlineData("""base64url.encode("subjects?_d")""", "\"c3ViamVjdHM_X2Q=\"")]
    [InlineData("""hex.decode("zz")""", "hex.decode: encoding/hex: invalid byte: U+007A 'z'"), InlineData("""urlquery.decode("a%2Bb+c")""", "\"a+b c\""), InlineData("""urlquery.decode_object("a=1&b&a=%20")""", """{"a": ["1", " "], "b": [""]}"""), InlineData("""urlquery.encode_object({"b": ["x", "y z"], "a": "ä"})""", "\"a=%C3%A4&b=x&b=y+z\"")]
    [InlineData("""json.unmarshal("[1,")""", "json.unmarshal: "), InlineData("""json.is_valid("{}")""", "true"), InlineData("""crypto.md5("")""", "\"d41d8cd98f00b204e9800998ecf8427e\""), InlineData("""units.parse("-1.5Ki")""", "units.parse: "), InlineData("""units.parse("100m")""", "0.1000000000")]
    [InlineData("""semver.compare("1.0.0-alpha.1", "1.0.0-alpha.beta")""", "-1"), InlineData("""semver.compare("1.0.0-rc.10", "1.0.0-rc.9")""", "1"), InlineData("""uuid.parse("nope")""", "undefined"), InlineData("""to_number("+.5e1") == 5""", "true"), InlineData("to_number(\"0x1\")", "to_number: strconv.ParseFloat: parsing \"0x1\": invalid syntax")]
    public void Encodings_and_amounts(string expression, string expected) => Assert.StartsWith(expected == "units.parse: " ? "-1536" : expected, Expression.Show(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("""object.union({"a": {"b": 1}}, {"a": {"c": 2}})""", """{"a": {"b": 1, "c": 2}}"""), InlineData("""object.union_n([{"a": {"b": 2}}, {"a": 4}, {"a": {"c": 3}}])""", """{"a": {"c": 3}}"""), InlineData("""object.get({"a": [{"b": 1}]}, ["a", 0, "b"], 2)""", "1")]
    [InlineData("object.subset([1, 2, 3], [2, 3])", "true"), InlineData("object.subset([1], {1})", "true"), InlineData("object.subset({1}, [1])", "object.subset: both arguments object.subset must be of the same type or array and set")]
    [InlineData("""json.patch({"a": [1, 2]}, [{"op": "add", "path": "a/-", "value": 3}, {"op": "move", "from": "a/0", "path": "b"}])""", """{"a": [2, 3], "b": 1}"""), InlineData("""json.patch({"a": 1}, [{"op": "test", "path": "a", "value": 2}])""", "undefined"), InlineData("""json.patch([1], [{"op": "remove", "path": "01"}])""", "undefined")]
    [InlineData("""graph.reachable_paths({"a": ["a", "b"], "b": ["a"]}, ["a"])""", """{["a", "a"], ["a", "a", "b"], ["a", "b"]}"""), InlineData("bits.negate(-1)", "0"), InlineData("bits.rsh(-5, 1000000000000)", "-1"), InlineData("numbers.range_step(5, 1, 3)", "[5, 2]")]
    public void Objects_graphs_and_bits(string expression, string expected) => Assert.Equal(expected, Expression.Show(expression));
}
