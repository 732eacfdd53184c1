using System.Text;

namespace Holdfast.Rego.Tests.Properties;

/// <summary>Makes up policies from the grammar. They parse; whether they compile is a matter of luck.</summary>
sealed class GrammarPolicy(Seeded random)
{
    static readonly string[] Variables = ["x", "y", "z", "_"];
    static readonly string[] Rules = ["p", "q", "r", "s"];
    static readonly string[] Functions = ["count", "sum", "max", "f", "g", "sort", "concat", "upper", "to_number", "numbers.range", "object.get", "walk", "array.concat"];
    static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "&", "|"];

    public static string Module(ulong seed) => new GrammarPolicy(new Seeded(seed)).Module();

    string Module()
    {
        var text = new StringBuilder("package fuzz\n\n");
        if (random.Chance(20))
            text.Append("import future.keywords.not\n");
        for (var i = 1 + random.Below(6); i > 0; i--)
            text.Append(Rule()).Append('\n');
        return text.ToString();
    }

    string Rule()
    {
        var name = random.Pick(Rules);
        return random.Below(8) switch
        {
            0 => $"default {name} := {Scalar()}",
            1 => $"{name} contains {Term(2)} if {Body(3)}",
            2 => $"{name}[{Term(1)}] := {Term(2)} if {Body(3)}",
            3 => $"{name}.{random.Pick(Rules)}[{Term(1)}] contains {Term(1)} if {Body(2)}",
            4 => $"f({Pattern(2)}) := {Term(2)} if {Body(3)}",
            5 => $"g({Pattern(1)}, {Pattern(1)}) := {Term(2)}",
            6 => $"{name} := {Term(2)} if {Body(2)} else := {Term(2)} if {Body(2)}",
            _ => $"{name} := {Term(3)} if {Body(4)}",
        };
    }

    string Body(int depth)
    {
        var statements = new List<string>();
        for (var i = 1 + random.Below(4); i > 0; i--)
            statements.Add(Statement(depth));
        return "{ " + string.Join(random.Pick("; ", "\n\t"), statements) + " }";
    }

    string Statement(int depth)
    {
        var core = random.Below(9) switch
        {
            0 => $"some {random.Pick("x", "y")}, {random.Pick("z", "w")} in {Term(depth - 1)}",
            1 => $"some {Pattern(1)} in {Term(depth - 1)}",
            2 => $"every {random.Pick("k, v", "v")} in {Term(depth - 1)} {(depth > 0 ? Body(depth - 1) : "{ v }")}",
            3 => $"not {Term(depth - 1)}",
            4 => $"{random.Pick(Variables)} := {Term(depth - 1)}",
            5 => $"{Pattern(2)} = {Term(depth - 1)}",
            6 => $"{Term(depth - 1)} in {Term(depth - 1)}",
            7 => $"{Call(depth - 1)}",
            _ => $"{Term(depth - 1)} {random.Pick("==", "!=", "<", ">=")} {Term(depth - 1)}",
        };
        return random.Chance(12) ? $"{core} with {random.Pick("input", "input.a", "data.d", "data.fuzz.p", "count")} as {Term(1)}" : core;
    }

    string Term(int depth)
    {
        if (depth <= 0)
            return random.Chance(50) ? random.Pick(Variables) : Scalar();
        return random.Below(12) switch
        {
            0 => Scalar(),
            1 => random.Pick(Variables),
            2 => $"[{Term(depth - 1)}, {Term(depth - 1)}]",
            3 => $"{{{Term(depth - 1)}, {Term(depth - 1)}}}",
            4 => $"{{\"{random.Pick("a", "b")}\": {Term(depth - 1)}}}",
            5 => $"({Term(depth - 1)} {random.Pick(Operators)} {Term(depth - 1)})",
            6 => Call(depth),
            7 => $"[{Term(depth - 1)} | {Statement(depth - 1)}]",
            8 => $"{{{Term(depth - 1)} | {Statement(depth - 1)}; {Statement(depth - 1)}}}",
            9 => $"{{{Term(depth - 1)}: {Term(depth - 1)} | {Statement(depth - 1)}}}",
            10 => $"$\"a{{{Term(depth - 1)}}}\\{{b\"",
            _ => Ref(depth),
        };
    }

    string Ref(int depth)
    {
        var head = random.Pick("input", "data.d", "data.fuzz", "data", "p", "q", "r", "x");
        for (var i = random.Below(3); i > 0; i--)
            head += random.Chance(50) ? "." + random.Pick("a", "b", "if", "not") : $"[{Term(depth - 1)}]";
        return head;
    }

    string Call(int depth)
    {
        var arguments = Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Term(depth - 1));
        return $"{random.Pick(Functions)}({string.Join(", ", arguments)})";
    }

    string Pattern(int depth) => depth <= 0 || random.Chance(50)
        ? random.Pick("x", "y", "z", "_", "1", "\"a\"")
        : random.Chance(70) ? $"[{Pattern(depth - 1)}, {Pattern(depth - 1)}]" : $"{{\"a\": {Pattern(depth - 1)}}}";

    string Scalar() => random.Pick("1", "-2.50", "0", "1e3", "\"a\"", "\"é\\n\\u0001\\\"\"", "`raw\\`", "true", "false", "null", "[]", "{}", "set()");
}
