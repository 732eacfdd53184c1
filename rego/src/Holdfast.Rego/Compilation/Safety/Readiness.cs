using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>Decides whether a goal can be evaluated with the variables bound so far.</summary>
/// <param name="visible">The variables of the bodies around: queries inside the goal share these, and only these.</param>
sealed class Readiness(VisibleNames visible)
{
    /// <summary>A layer with the variables the goal binds, or null when it is not ready.</summary>
    public Bindings? After(Goal goal, Bindings before)
    {
        if (!goal.Variables.Closed.All(name => !visible.Has(name) || before.Has(name)))
            return null;
        var after = before.Above();
        return IsReady(goal, after) ? after : null;
    }

    bool IsReady(Goal goal, Bindings bindings) => goal switch
    {
        TestGoal test => bindings.Evaluate(test.Term),
        UnifyGoal unify => Unify(unify, bindings),
        CallGoal call => call.Arguments.All(bindings.Evaluate) && (call.Output is null || bindings.Receive(call.Output)),
        NotGoal or EveryGoal or PrintGoal => bindings.HasAll(goal.Variables.Direct),
        WithGoal replaced =>
            replaced.Replacements.All(replacement => replacement.Value is null || bindings.Evaluate(replacement.Value)) &&
            Inside(replaced.Query, bindings),
        _ => false,
    };

    static bool Unify(UnifyGoal unify, Bindings bindings)
    {
        if (Equations.Split(unify.Left, unify.Right) is not { } equations)
            return bindings.HasAll(unify.Variables.Direct);
        return Equations.Solve(equations, (left, right) => TrySolve(left, right, bindings));
    }

    static bool TrySolve(Term left, Term right, Bindings bindings) =>
        Try(left, right, bindings) || Try(right, left, bindings);

    static bool Try(Term known, Term other, Bindings bindings)
    {
        var trial = bindings.Above();
        if (!trial.Evaluate(known) || !trial.Receive(other))
            return false;
        bindings.Add(trial.Added);
        return true;
    }

    /// <summary>Whether some order of the goals works.</summary>
    bool Inside(Query query, Bindings bindings)
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
