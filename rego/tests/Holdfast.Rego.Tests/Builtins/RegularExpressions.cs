namespace Holdfast.Rego.Tests.Builtins;

public sealed class RegularExpressions
{
    [Theory]
    [InlineData("a|ab", "ab", "[\"a\"]"), InlineData("a*", "baaac", "[\"\", \"aaa\", \"\"]"), InlineData("a*?", "aa", "[\"\", \"\", \"\"]"), InlineData("(?U)a+", "aa", "[\"a\", \"a\"]")]
    [InlineData(@"\bfoo\b", "foo éfoo foox", "[\"foo\", \"foo\"]"), InlineData(@"\w+", "aé_1 b", "[\"a\", \"_1\", \"b\"]"), InlineData(@"\d", "1٣2", "[\"1\", \"2\"]")]
    [InlineData(".", "😀a", "[\"😀\", \"a\"]"), InlineData("[😀-😂]", "😀😁x", "[\"😀\", \"😁\"]"), InlineData("[^a]", "a😀", "[\"😀\"]"), InlineData(@"\x{1F600}", "😀", "[\"😀\"]")]
    [InlineData("(?i)straße", "STRASSE STRAßE", "[\"STRAßE\"]"), InlineData("(?i)k", "K\u212a", "[\"K\", \"K\"]"), InlineData("(?i)[^k]", "Kx", "[\"x\"]"), InlineData("a(?i:B)b", "aBb abB", "[\"aBb\"]")]
    [InlineData("^b", "a\nb", "[]"), InlineData("(?m)^b$", "a\nb\nc", "[\"b\"]"), InlineData("a.b", "a\nb", "[]"), InlineData("(?s)a.b", "a\nb", "[\"a\\nb\"]"), InlineData(@"b\z", "bb", "[\"b\"]")]
    [InlineData(@"\Qa.b\E+", "a.bb axb", "[\"a.bb\"]"), InlineData(@"\pL+", "aé1", "[\"aé\"]"), InlineData(@"\p{Lu}\P{Lu}", "aBc", "[\"Bc\"]"), InlineData("[[:alpha:]]+[[:^digit:]]", "ab1c-", "[\"ab\", \"c-\"]")]
    [InlineData("x{2,3}", "xxxxx", "[\"xxx\", \"xx\"]"), InlineData("x{2,3}?", "xxxxx", "[\"xx\", \"xx\"]"), InlineData("x{,2}", "x{,2}", "[\"x{,2}\"]"), InlineData("(a|ab)(c|bcd)(d*)", "abcd", "[\"abcd\"]")]
    [InlineData(@"[\]a-]+", "]-a", "[\"]-a\"]"), InlineData("[]a]+", "]a", "[\"]a\"]"), InlineData("(a*)*b", "aab", "[\"aab\"]"), InlineData("(|a)+", "aa", "[\"\", \"\", \"\"]"), InlineData(@"\101", "A", "[\"A\"]")]
    public void Find_what_Go_finds(string pattern, string text, string expected) =>
        Assert.Equal(expected.Replace("\u212a", "K", StringComparison.Ordinal), Find(pattern, text).Replace("\u212a", "K", StringComparison.Ordinal));

    static string Find(string pattern, string text) => Expression.Show($"regex.find_n({RegoString.Of(pattern)}, {RegoString.Of(text)}, -1)");

    [Theory]
    [InlineData("(", "missing closing ): `(`"), InlineData("a)", "unexpected ): `a)`"), InlineData("[a", "missing closing ]: `[a`"), InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("a**", "invalid nested repetition operator: `**`"), InlineData("a{1001}", "invalid repeat count: `{1001}`"), InlineData("(a{100}){100}", "invalid repeat count: `(a{100}){100}`"), InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData(@"\1", "invalid escape sequence: `\\1`"), InlineData(@"\", "trailing backslash at end of expression: ``"), InlineData("[z-a]", "invalid character class range: `z-a`"), InlineData("(?P<a>.)(?P<a>.)", "duplicate capture group name: `a`")]
    public void Are_refused_as_Go_refuses_them(string pattern, string complaint)
    {
        Assert.Equal($"regex.match: error parsing regexp: {complaint}", Expression.Show($"regex.match({RegoString.Of(pattern)}, \"\")"));
        Assert.Equal("false", Expression.Show($"regex.is_valid({RegoString.Of(pattern)})"));
    }

    [Theory]
    [InlineData("""regex.replace("abc", "(?P<first>.)(.)", "$2$first-${1}x$3$$")""", "\"ba-ax$c\""), InlineData("""regex.replace("abc", "x*", "-")""", "\"-a-b-c-\""), InlineData("""regex.replace("aa", "a", "$1x")""", "\"\"")]
    [InlineData("""regex.split("x*", "axbxc")""", """["a", "b", "c"]"""), InlineData("""regex.find_all_string_submatch_n("(a)|(b)", "ab", -1)""", """[["a", "a", ""], ["b", "", "b"]]"""), InlineData("""regex.find_n("a", "aaa", 0)""", "[]")]
    [InlineData("""regex.template_match("urn:foo:{.*}", "urn:foo:bar:baz", "{", "}")""", "true"), InlineData("""regex.template_match("urn.{[a-c]+}", "urnxabc", "{", "}")""", "false")]
    [InlineData("""regex.globs_match("a.a.[0-9]+z", "b.b.[A-Z]")""", "false"), InlineData("""regex.globs_match("[a-z]+", "[0-9]*x")""", "true"), InlineData("""regex.globs_match("a.*", ".*b")""", "true")]
    public void Work_in_all_functions(string expression, string expected) => Assert.Equal(expected, Expression.Show(expression));

    [Theory]
    [InlineData("(a+)+$"), InlineData("(a|a)*$"), InlineData("(.*)*(.*)*(.*)*x"), InlineData("(a?){500}a{500}")]
    public void Cannot_explode(string pattern)
    {
        var text = new string('a', 5000) + "b";
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            RegoPolicy.Compile([]).Evaluate($"x := regex.match({RegoString.Of(pattern)}, input)", RegoString.Of(text), Expression.Patient);
        }
        catch (RegoLimitException exception)
        {
            Assert.Equal(RegoLimit.Steps, exception.Limit);
        }
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, Expression.Patient.Timeout);
    }

    [Fact]
    public void Too_long_or_too_deep_is_refused()
    {
        Assert.Contains("nests too deeply", Expression.Show($"regex.match({RegoString.Of(new string('(', 5000))}, \"\")"), StringComparison.Ordinal);
        Assert.Contains("too large", Expression.Show($"regex.match({RegoString.Of(new string('a', 50_000))}, \"\")"), StringComparison.Ordinal);
        Assert.Contains("too large", Expression.Show("""regex.match("(abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz){1000}", "")"""), StringComparison.Ordinal);
    }
}
