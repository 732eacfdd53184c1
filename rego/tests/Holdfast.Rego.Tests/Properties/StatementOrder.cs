namespace Holdfast.Rego.Tests.Properties;

public sealed class StatementOrder
{
    const int Bodies = 2_000;

    static readonly RegoObject Data = (RegoObject)RegoValue.ParseJson(
        """{"d":{"a":[1,2,3],"b":{"u":[1,2],"v":[3],"w":[]},"c":[[1,"u"],[2,"v"],[3,"x"]]}}""");

    [Fact]
    public void Does_not_matter()
    {
        var compiled = 0;
        for (var seed = 0UL; seed < Bodies; seed++)
        {
            var random = new Seeded(seed);
            var statements = Enumerable.Range(0, 2 + random.Below(5)).Select(_ => Statement(random)).ToArray();
            var expected = Result(statements);
            for (var i = 0; i < 4; i++)
            {
                random.Shuffle<string>(statements);
                Assert.Equal(expected, Result(statements));
            }
            compiled += expected.StartsWith('[') ? 1 : 0;
        }
        Assert.InRange(compiled, Bodies / 4, Bodies);
    }

    static string Result(string[] statements)
    {
        var source = $"package t\n\np contains [x, y] if {{\n\t{string.Join("\n\t", statements)}\n\tdata.d.a[_] = x\n\tdata.d.b[y]\n}}\n\nq[x] := y if {{ data.d.a[x] = y }}\n\nf(x) := x + 1";
        try
        {
            return RegoPolicy.Compile([new RegoModule("order.rego", source)], Data).Evaluate("data.t.p").Value!.ToJson();
        }
        catch (RegoCompileException)
        {
            return "no policy";
        }
    }

    static string Statement(Seeded random)
    {
        var (one, two) = (random.Pick("x", "y", "z", "i"), random.Pick("x", "y", "z", "w"));
        return random.Below(14) switch
        {
            0 => $"data.d.a[{one}] = {two}",
            1 => $"data.d.b[{one}][_] = {two}",
            2 => $"[{one}, {two}] = data.d.c[_]",
            3 => $"data.d.c[i] = [{one}, {two}]",
            4 => $"{one} = f({two})",
            5 => $"not data.d.b[{one}]",
            6 => $"{one} > 1",
            7 => $"data.t.q[{one}] = {two}",
            8 => $"{one} = [v | v = data.d.a[_]; v > {two}]",
            9 => $"{one} in data.d.a",
            10 => $"every v in data.d.a {{ v < {one} + 4 }}",
            11 => $"[{one}, 1] = [{two}, i]",
            12 => $"walk(data.d.c, [[_, 0], {one}])",
            _ => $"count(data.d.b[{one}]) = {two}",
        };
    }
}
