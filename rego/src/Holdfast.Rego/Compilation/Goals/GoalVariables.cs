using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Goals;

/// <summary>The variables of a goal: those it mentions itself, and those that occur in queries inside it.</summary>
sealed class GoalVariables
{
    readonly HashSet<string> direct = [];
    readonly HashSet<string> closed = [];

    public IReadOnlySet<string> Direct => direct;

    public IReadOnlySet<string> Closed => closed;

    public static GoalVariables Of(Goal goal)
    {
        var variables = new GoalVariables();
        variables.Add(goal);
        return variables;
    }

    public static GoalVariables Of(params ReadOnlySpan<Term?> terms)
    {
        var variables = new GoalVariables();
        foreach (var term in terms)
            variables.Add(term);
        return variables;
    }

    void Add(Goal goal)
    {
        switch (goal)
        {
            case TestGoal test:
                Add(test.Term);
                break;
            case UnifyGoal unify:
                Add(unify.Left);
                Add(unify.Right);
                break;
            case CallGoal call:
                Add(call.Arguments);
                Add(call.Output);
                break;
            case NotGoal { IsClosed: true } negation:
                closed.UnionWith(negation.Query.All);
                break;
            case NotGoal negation:
                AddDirectly(negation.Query);
                break;
            case EveryGoal every:
                Add(every.Domain);
                closed.UnionWith(every.Query.All);
                AddLoop(every);
                break;
            case WithGoal replaced:
                Add(replaced.Replacements.Select(replacement => replacement.Value));
                AddDirectly(replaced.Query);
                break;
            case PrintGoal print:
                Add(print.Parts);
                break;
        }
    }

    /// <summary>The loop's own variables belong to its body.</summary>
    void AddLoop(EveryGoal every)
    {
        foreach (var name in Of(every.Key, every.Value).Direct)
            closed.Add(name);
    }

    void AddDirectly(Query query)
    {
        foreach (var goal in query.Goals)
        {
            direct.UnionWith(goal.Variables.Direct);
            closed.UnionWith(goal.Variables.Closed);
        }
    }

    void Add(IEnumerable<Term?> terms)
    {
        foreach (var term in terms)
            Add(term);
    }

    void Add(Term? term)
    {
        switch (term)
        {
            case VariableTerm { Name: not ("input" or "data") } variable:
                direct.Add(variable.Name);
                break;
            case RefTerm reference:
                Add(reference.Head);
                Add(reference.Path);
                break;
            case ArrayTerm array:
                Add(array.Items);
                break;
            case SetTerm set:
                Add(set.Items);
                break;
            case ObjectTerm entries:
                Add(entries.Entries.Select(entry => entry.Key));
                Add(entries.Entries.Select(entry => entry.Value));
                break;
            case QueryTerm query:
                closed.UnionWith(query.Query.All);
                foreach (var inside in Of(query.Key, query.Value).direct)
                    closed.Add(inside);
                closed.UnionWith(Of(query.Key, query.Value).closed);
                break;
        }
    }
}
