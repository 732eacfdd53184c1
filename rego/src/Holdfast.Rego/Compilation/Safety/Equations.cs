using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>
/// Takes an equation apart into equations between parts, so that <c>[x, 1] = [2, y]</c> works in both directions. The
/// safety check and the lowering solve the same equations in the same order.
/// </summary>
static class Equations
{
    const int MostPasses = 32;

    /// <summary>The equations, or null when the terms can never be equal.</summary>
    public static List<(Term Left, Term Right)>? Split(Term left, Term right)
    {
        var equations = new List<(Term, Term)>();
        return Split(left, right, equations) ? equations : null;
    }

    /// <summary>
    /// Solves what can be solved, in any order, and hands each equation over when its turn has come; gives up on very long chains.
    /// </summary>
    /// <returns>Whether all equations were solved.</returns>
    public static bool Solve(List<(Term Left, Term Right)> equations, Func<Term, Term, bool> trySolve)
    {
        var open = new List<(Term Left, Term Right)>(equations);
        for (var pass = 0; open.Count > 0 && pass < MostPasses; pass++)
        {
            var before = open.Count;
            open.RemoveAll(equation => trySolve(equation.Left, equation.Right));
            if (open.Count == before)
                return false;
        }
        return open.Count == 0;
    }

    static bool Split(Term left, Term right, List<(Term, Term)> equations)
    {
        switch (left, right)
        {
            case (ArrayTerm a, ArrayTerm b):
                return a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Split(pair.First, pair.Second, equations));
            case (ObjectTerm a, ObjectTerm b) when Keys(a) is { } ours && Keys(b) is { } theirs:
                return ours.Count == theirs.Count &&
                    ours.All(entry => theirs.TryGetValue(entry.Key, out var other) && Split(entry.Value, other, equations));
            default:
                equations.Add((left, right));
                return true;
        }
    }

    static Dictionary<RegoValue, Term>? Keys(ObjectTerm entries)
    {
        var keys = new Dictionary<RegoValue, Term>();
        foreach (var (key, value) in entries.Entries)
        {
            if (key is not ConstantTerm constant || !keys.TryAdd(constant.Value, value))
                return null;
        }
        return keys;
    }
}
