using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Safety;

/// <summary>
/// Puts the goals of queries into an order in which each goal finds its variables bound; otherwise the order of the source
/// stays. Reports the variables that nothing binds.
/// </summary>
sealed class Ordering(ErrorList errors)
{
    /// <summary>Orders a query and the queries inside it.</summary>
    /// <param name="query">The query; its goals are replaced by the ordered ones.</param>
    /// <param name="bindings">The variables bound before; afterwards also those the query binds.</param>
    /// <param name="around">The variables of the bodies around the query.</param>
    public void Order(Query query, Bindings bindings, VisibleNames? around)
    {
        var visible = new VisibleNames(around, query.Direct);
        var readiness = new Readiness(visible);
        var ordered = new List<Goal>();
        var waiting = new WaitingGoals(query.Goals);
        while (waiting.TryNext(out var goal))
        {
            if (readiness.After(goal, bindings) is not { } after)
            {
                waiting.Wait(bindings);
                continue;
            }
            OrderInside(goal, bindings, visible);
            var fresh = after.Added.Where(name => !bindings.Has(name)).ToList();
            bindings.Add(fresh);
            waiting.Done(fresh);
            ordered.Add(goal);
        }
        Report(waiting.Left, bindings, visible);
        query.Goals = ordered;
    }

    /// <summary>Reports the variables of the terms that are not bound.</summary>
    public void Require(Place place, IEnumerable<Term?> terms, Bindings bindings)
    {
        var variables = terms.SelectMany(term => GoalVariables.Of(term).Direct).Where(name => !bindings.Has(name)).Distinct();
        foreach (var name in variables)
            Report(place, name);
    }

    /// <summary>Orders the queries inside terms.</summary>
    public void OrderTerms(IEnumerable<Term?> terms, Bindings bindings, VisibleNames visible)
    {
        foreach (var query in terms.SelectMany(QueryTerms.In))
        {
            var inner = bindings.Above();
            var heads = GoalVariables.Of(query.Key, query.Value).Direct;
            Order(query.Query, inner, visible);
            Require(query.Place, [query.Key, query.Value], inner);
            OrderTerms([query.Key, query.Value], inner, new VisibleNames(new VisibleNames(visible, query.Query.Direct), heads));
        }
    }

    void OrderInside(Goal goal, Bindings bindings, VisibleNames visible)
    {
        switch (goal)
        {
            case TestGoal test:
                OrderTerms([test.Term], bindings, visible);
                break;
            case UnifyGoal unify:
                OrderTerms([unify.Left, unify.Right], bindings, visible);
                break;
            case CallGoal call:
                OrderTerms([.. call.Arguments, call.Output], bindings, visible);
                break;
            case NotGoal negation:
                Order(negation.Query, bindings.Above(), visible);
                break;
            case EveryGoal every:
                OrderTerms([every.Domain], bindings, visible);
                var inner = bindings.Above();
                inner.Add(GoalVariables.Of(every.Key, every.Value).Direct);
                Order(every.Query, inner, visible);
                break;
            case WithGoal replaced:
                OrderTerms(replaced.Replacements.Select(replacement => replacement.Value), bindings, visible);
                Order(replaced.Query, bindings.Above(), visible);
                break;
            case PrintGoal print:
                OrderTerms(print.Parts, bindings, visible);
                break;
        }
    }

    void Report(IEnumerable<Goal> left, Bindings bindings, VisibleNames visible)
    {
        var reported = new HashSet<string>();
        Goal? silent = null;
        foreach (var goal in left)
        {
            silent ??= goal;
            var names = goal.Variables.Direct.Concat(goal.Variables.Closed.Where(visible.Has));
            foreach (var name in names.Where(name => !bindings.Has(name) && name[0] != VariableTerm.GeneratedMark && reported.Add(name)))
                Report(goal.Place, name);
        }
        if (silent is not null && reported.Count == 0)
            errors.Add(silent.Place, RegoErrorCode.UnsafeVariable, "expression is unsafe");
    }

    void Report(Place place, string name) =>
        errors.Add(place, RegoErrorCode.UnsafeVariable, $"var {VariableTerm.Source(name)} is unsafe");
}
