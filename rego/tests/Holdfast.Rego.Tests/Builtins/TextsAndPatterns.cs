namespace Holdfast.Rego.Tests.Builtins;

public sealed class TextsAndPatterns
{
    [Theory]
    [InlineData("""indexof("aé😀x", "x")""", "3"), InlineData("""indexof_n("aaaa", "aa")""", "[0, 1, 2]"), InlineData("""substring("aé😀x", 1, 2)""", "\"é😀\""), InlineData("""strings.count("aé", "")""", "3")]
    [InlineData("""split("aé😀", "")""", """["a", "é", "😀"]"""), InlineData("""split("a,b,", ",")""", """["a", "b", ""]"""), InlineData("""strings.split_n("a.b", ".", 0)""", "[]"), InlineData("""strings.reverse("a😀é")""", "\"é😀a\"")]
    [InlineData("""replace("aé", "", "-")""", "\"-a-é-\""), InlineData("""replace("aaa", "aa", "b")""", "\"ba\""), InlineData("""strings.replace_n({"": "-", "a": "b"}, "ac")""", "\"-b-c-\""), InlineData("""strings.replace_n({"<": "&lt;", "&": "&amp;"}, "<&")""", "\"&lt;&amp;\"")]
    [InlineData("""trim("éaé", "é")""", "\"a\""), InlineData("""trim_left("xxa", "x")""", "\"a\""), InlineData("""trim_suffix("a.b", ".b")""", "\"a\""), InlineData("""trim_space(" \t\u00a0a\u2028")""", "\"a\"")]
    [InlineData("""upper("straße ǆ ſ")""", "\"STRAßE Ǆ S\""), InlineData("""lower("ÀİK")""", "\"àik\""), InlineData("""concat(",", {"b", "a"})""", "\"a,b\""), InlineData("format_int(-255.9, 16)", "\"-ff\""), InlineData("format_int(8, 8)", "\"10\"")]
    [InlineData("""indexof("a", "")""", "indexof: empty search character"), InlineData("concat(\",\", [1])", "concat: operand 2 must be array of strings but got array containing number")]
    public void Are_taken_apart_and_put_together(string expression, string expected) => Assert.Equal(expected, Expression.Show(expression));

    [Theory]
    [InlineData("*.github.com", "[\".\"]", "api.github.com", true), InlineData("**.com", "[\".\"]", "a.b.com", true), InlineData("*.com", "[\".\"]", "a.b.com", false), InlineData("*:*", "[\":\"]", "a:b", true)]
    [InlineData("{a,{b,c}d}e", "[]", "cde", true), InlineData("[!a-c]x", "null", "dx", true), InlineData("a?c", "null", "a😀c", true), InlineData(@"a\*c", "null", "a*c", true), InlineData("", "null", "", true), InlineData("a/**/d", "[\"/\"]", "a/b/c/d", true)]
    public void Globs_match(string glob, string delimiters, string text, bool expected) =>
        Assert.Equal(expected ? "true" : "false", Expression.Show($"glob.match({RegoString.Of(glob)}, {delimiters}, {RegoString.Of(text)})"));

    [Theory]
    [InlineData("""strings.replace_n({"a": concat("", [x | x := "bbbbbbbbbbbbbbbb"; numbers.range(1, 1000)[_]])}, concat("", [x | x := "a"; numbers.range(1, 2000)[_]]))""")]
    [InlineData("""replace(concat("", [x | x := "a"; numbers.range(1, 5000)[_]]), "a", concat("", [x | x := "b"; numbers.range(1, 5000)[_]]))""")]
    [InlineData("""regex.replace(concat("", [x | x := "a"; numbers.range(1, 5000)[_]]), "a", concat("", [x | x := "b"; numbers.range(1, 5000)[_]]))""")]
    public void Do_not_blow_up(string expression) => Assert.Equal(RegoLimit.OutputSize, Expression.Stop(expression));

    [Fact]
    public void A_search_that_compares_everywhere_is_paid_for()
    {
        var text = RegoString.Of(new string('a', 4_000_000));
        Assert.Equal(RegoLimit.Steps, Expression.Stop("indexof(input[0], input[1])", RegoArray.Of(text, RegoString.Of(new string('a', 1_000_000) + "b"))));
    }

    [Fact]
    public void A_glob_with_many_alternatives_is_refused_or_stopped() =>
        Assert.Contains("too", Expression.Show($"glob.match({RegoString.Of(string.Concat(Enumerable.Repeat("{a,", 3000)))}, null, \"x\")"), StringComparison.Ordinal);
}
