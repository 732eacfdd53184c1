using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>Decides whether a goal can be evaluated with the variables bound so far.</summary>
/// <param name="visible">The variables of the bodies around: queries inside the goal share these, and only these.</param>
internal sealed class Readiness(VisibleNames visible)
{
    /// <summary>A layer with the variables the goal binds, or null when it is not ready.</summary>
    internal Bindings? After(Goal goal, Bindings before)
    {
        if (!goal.Variables.Closed.All(name => !visible.Has(name) || before.Has(name)))
            return null;
        var after = before.Above();
        return IsReady(goal, after) ? after : null;
    }

    private bool IsReady(Goal goal, Bindings bindings)
    {
        switch (goal)
        {
            case TestGoal test:
                return bindings.Evaluate(test.Term);
            case UnifyGoal unify:
                return Unify(unify, bindings);
            case CallGoal call:
                return call.Arguments.All(bindings.Evaluate) && (call.Output is null || bindings.Receive(call.Output));
            case NotGoal or EveryGoal or PrintGoal:
                return bindings.HasAll(goal.Variables.Direct);
            case WithGoal replaced:
                return replaced.Replacements.All(replacement => replacement.Value is null || bindings.Evaluate(replacement.Value)) &&
                    Inside(replaced.Query, bindings);
            default:
                return false;
        }
    }

    private static bool Unify(UnifyGoal unify, Bindings bindings)
    {
        if (Equations.Split(unify.Left, unify.Right) is not { } equations)
            return bindings.HasAll(unify.Variables.Direct);
        return Equations.Solve(equations, (left, right) => TrySolve(left, right, bindings));
    }

    private static bool TrySolve(Term left, Term right, Bindings bindings) =>
        Try(left, right, bindings) || Try(right, left, bindings);

    private static bool Try(Term known, Term other, Bindings bindings)
    {
        var trial = bindings.Above();
        if (!trial.Evaluate(known) || !trial.Receive(other))
            return false;
        bindings.Add(trial.Added);
        return true;
    }

    /// <summary>Whether some order of the goals works.</summary>
    private bool Inside(Query query, Bindings bindings)
    {
        var open = new List<Goal>(query.Goals);
        while (open.Count > 0)
        {
            var before = open.Count;
            open.RemoveAll(goal =>
            {
                if (After(goal, bindings) is not { } after)
                    return false;
                bindings.Add(after.Added);
                return true;
            });
            if (open.Count == before)
                return false;
        }
        return true;
    }
}
