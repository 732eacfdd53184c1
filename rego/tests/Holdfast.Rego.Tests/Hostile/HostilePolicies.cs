using System.Text;

namespace Holdfast.Rego.Tests.Hostile;

/// <summary>Policies written to hang, to crash or to eat all memory. The query is always data.h.p.</summary>
static class HostilePolicies
{
    const int Many = 100_000;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["a range of a billion"] = "p := numbers.range(1, 1000000000)",
        ["a range counted"] = "p := count(numbers.range(1, 1000000000))",
        ["a shift by a billion"] = "p := bits.lsh(1, 1000000000)",
        ["a wide network"] = """p := net.cidr_expand("0.0.0.0/4")""",
        ["a pattern that backtracks"] = $"""p := regex.match("^(a+)+$", "{new string('a', 50_000)}b")""",
        ["a pattern that blows up"] = """p := regex.match("((((a{0,100}){0,100}){0,100}){0,100})", "aaaa")""",
        ["a long pattern"] = $"""p := regex.match("{Repeat("(a|b)?", 20_000)}", "abab")""",
        ["nested brackets"] = "p := " + new string('[', Many) + new string(']', Many),
        ["nested braces"] = "p := " + new string('{', Many) + new string('}', Many),
        ["nested parentheses"] = "p := " + new string('(', Many) + "1" + new string(')', Many),
        ["nested calls"] = "p := " + Repeat("count(", Many) + "[]" + new string(')', Many),
        ["nested keys"] = "p := " + Repeat("input[", Many) + "1" + new string(']', Many),
        ["nested comprehensions"] = "p := " + Repeat("[x | x := ", Many) + "1" + new string(']', Many),
        ["nested templates"] = "p := " + Repeat("$\"{", Many) + "1" + Repeat("}\"", Many),
        ["brackets never closed"] = "p := " + new string('[', Many),
        ["a long sum"] = "p := " + Repeat("1 + ", Many) + "1",
        ["a long key path"] = "p := input" + Repeat(".a", Many),
        ["a long union that is none"] = "p := [" + Repeat("[1 | ", 200) + "1, 2" + new string(']', 201),
        ["many nots"] = "p if { " + Repeat("not ", Many) + "true }",
        ["nested every"] = "p if { " + Repeat("every x in [1] { ", 2_000) + "true " + new string('}', 2_001),
        ["long body"] = Lines("p if {\n", i => $"x{i} := {i}", "}", 20_000),
        ["long body backwards"] = Lines("p if {\n", i => $"x{20_000 - i} = x{20_001 - i}", "x20001 = 1\n}", 20_000),
        ["body of loops"] = Lines("p if {\n", i => $"some x{i} in [1]", "}", 20_000),
        ["loops in loops"] = Lines("p := count([1 |\n", i => $"some x{i} in numbers.range(1, 1000)", "])", 8),
        ["rules in a chain"] = Lines("p := r0\n", i => $"r{i} := r{i + 1}", "r20000 := 1", 20_000),
        ["functions in a chain"] = Lines("p := f0(1)\n", i => $"f{i}(x) := f{i + 1}(x)", "f20000(x) := x", 20_000),
        ["a long else chain"] = "p := 1 if input.x == 0" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $" else := {i} if input.x == {i}")),
        ["doubling arrays"] = Lines("a0 := [1, 1]\np := a40\n", i => $"a{i + 1} := [a{i}, a{i}]", "", 40),
        ["doubling texts"] = Lines("a0 := \"0123456789\"\np := count(a40)\n", i => $"a{i + 1} := concat(\"\", [a{i}, a{i}])", "", 40),
        ["deep values"] = Lines("a0 := [1]\np := a2000\n", i => $"a{i + 1} := [a{i}]", "", 2_000),
        ["a tower of powers"] = Lines("a0 := 10\np := a40\n", i => $"a{i + 1} := a{i} * a{i}", "", 40),
        ["walking a large value"] = "p := count([1 | walk(numbers.range(1, 100000), x); walk(numbers.range(1, 100000), y)])",
        ["a long replacement"] = $"""p := strings.replace_n([x | some x in numbers.range(1, 1000)], "{new string('a', 1000)}")""",
        ["a wide format"] = """p := sprintf("%1000000000d", [1])""",
        ["functions called exponentially"] = Lines("p := f0(1)\n", i => $"f{i}(x) := f{i + 1}(x) + f{i + 1}(x + 1)", "f40(x) := x", 40),
        ["a long name"] = $"p := {new string('a', 5_000_000)}",
        ["a long number"] = $"p := {new string('9', 1_000_000)}",
        ["a large exponent"] = "p := 1e1000000000 + 1",
        ["a long text"] = $"p := \"{new string('a', 5_000_000)}",
        ["replacements in replacements"] = "p if { true " + Repeat("with input as {} ", 10_000) + "}",
        ["many replacements"] = "p if { true " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"with input.a{i} as 1 ")) + "}",
        ["a chain of equations"] = "p if { [" + string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"x{i}")) + "] = [" + string.Join(", ", Enumerable.Range(1, 50_000).Select(i => $"x{i}")) + "]; x50000 = 1 }",
        ["many comprehensions"] = Lines("p if {\n", i => $"y{i} = [x{i} | x{i} = {i}]", "}", 20_000),
        ["rules by a constant"] = Lines("", i => $"p := {i} if {(i % 2 == 0 ? "input.x" : "data.x")} == {i}", "", 20_000),
        ["references to everything"] = Lines("", i => $"r{i} if {{ some x; data[x].y[{i}] }}", "p := 1", 20_000),
        ["references to all packages"] = Lines("p if data.h[_]\n", i => $"r{i} if data.other[_][_]", "", 20_000),
        ["a long package"] = "p := 1\n\nq" + Repeat(".a", 100_000) + " := 1",
        ["many imports"] = Lines("", i => $"import data.a{i}", "p := 1", 20_000),
    };

    public static RegoModule Module(string name) => new("hostile.rego", "package h\n" + All[name]);

    static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    static string Lines(string before, Func<int, string> line, string after, int count) =>
        before + string.Join('\n', Enumerable.Range(0, count).Select(line)) + "\n" + after;
}
