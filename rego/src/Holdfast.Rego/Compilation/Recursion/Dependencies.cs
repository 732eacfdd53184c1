using Holdfast.Rego.Compilation.Flattening;
using Holdfast.Rego.Compilation.Goals;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Compilation.Recursion;

/// <summary>Collects the nodes whose rules a rule may evaluate.</summary>
sealed class Dependencies(DocumentNode root, WorkLimit limit)
{
    readonly HashSet<DocumentNode> found = [];

    public static IReadOnlySet<DocumentNode> Of(FlatRule rule, DocumentNode root, WorkLimit limit)
    {
        var dependencies = new Dependencies(root, limit);
        dependencies.Add(rule.Arguments);
        foreach (var branch in rule.Branches)
        {
            dependencies.Add(branch.Head);
            dependencies.Add(branch.Query);
        }
        return dependencies.found;
    }

    void Add(Query query)
    {
        foreach (var goal in query.Goals)
            Add(goal);
    }

    void Add(Goal goal)
    {
        switch (goal)
        {
            case TestGoal test:
                Add(test.Term);
                break;
            case UnifyGoal unify:
                Add([unify.Left, unify.Right]);
                break;
            case CallGoal call:
                Add(call.Function);
                Add([.. call.Arguments, call.Output]);
                break;
            case NotGoal negation:
                Add(negation.Query);
                break;
            case EveryGoal every:
                Add(every.Domain);
                Add(every.Query);
                break;
            case WithGoal replaced:
                Add(replaced.Replacements);
                Add(replaced.Query);
                break;
            case PrintGoal print:
                Add(print.Parts);
                break;
        }
    }

    void Add(IReadOnlyList<Replacement> replacements)
    {
        foreach (var replacement in replacements)
        {
            Add(replacement.Value);
            Add(replacement.Substitute);
        }
    }

    void Add(FunctionTarget? function)
    {
        if (function?.Node is { } node)
            found.Add(node);
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
            case RefTerm reference:
                if (reference.StartsWith("data"))
                    Add(root, reference.Path, 0);
                Add(reference.Path);
                break;
            case ArrayTerm array:
                Add(array.Items);
                break;
            case SetTerm set:
                Add(set.Items);
                break;
            case ObjectTerm entries:
                Add(entries.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }));
                break;
            case QueryTerm query:
                Add([query.Key, query.Value]);
                Add(query.Query);
                break;
        }
    }

    void Add(DocumentNode node, IReadOnlyList<Term> path, int index)
    {
        if (!limit.TrySpend())
            return;
        if (node.HasRules)
            found.Add(node);
        if (node.Shape is DocumentShape.Value or DocumentShape.Set or DocumentShape.Function)
            return;
        if (index < path.Count && path[index] is ConstantTerm constant)
        {
            if (node.Child(constant.Value) is { } child)
                Add(child, path, index + 1);
            return;
        }
        foreach (var child in node.Children)
            Add(child, path, Math.Min(index + 1, path.Count));
    }
}
