using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Evaluation;
using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Compilation.Documents;

/// <summary>Decides the shape of each node and reports rules that cannot stand together.</summary>
sealed class Conflicts(ErrorList errors)
{
    public void Check(DocumentTree tree)
    {
        foreach (var node in tree.Nodes())
            Check(tree, node);
    }

    void Check(DocumentTree tree, DocumentNode node)
    {
        var rules = tree.RulesAt(node).ToList();
        if (rules.Count == 0)
            return;
        if (tree.IsPackage(node))
            errors.Add(rules[0].Place, RegoErrorCode.Type, $"package {node} conflicts with rule defined at {At(rules[0].Place)}");
        if (!Agree(rules))
        {
            errors.Add(rules[0].Place, RegoErrorCode.Type, $"conflicting rules {node} found");
            return;
        }
        node.Shape = Shape(rules);
        if (node.Shape is DocumentShape.Value or DocumentShape.Set or DocumentShape.Function && FirstBelow(node) is { } below)
            errors.Add(rules[0].Place, RegoErrorCode.Type, $"rule {node} conflicts with:\n  rule {below} at {At(below.FirstRule!.Value)}");
    }

    static DocumentShape Shape(List<NamedRule> rules)
    {
        if (rules[0].IsFunction)
            return DocumentShape.Function;
        if (rules.Any(rule => rule.HasTail))
            return DocumentShape.Dynamic;
        return rules[0].IsMultiValue ? DocumentShape.Set : DocumentShape.Value;
    }

    static bool Agree(List<NamedRule> rules)
    {
        var first = rules[0];
        return rules.All(rule =>
            rule.IsFunction == first.IsFunction &&
            rule.Arguments?.Count == first.Arguments?.Count &&
            rule.HasTail == first.HasTail &&
            (rule.HasTail || rule.IsMultiValue == first.IsMultiValue));
    }

    static DocumentNode? FirstBelow(DocumentNode node)
    {
        var open = new Stack<DocumentNode>(node.Children);
        while (open.TryPop(out var below))
        {
            if (below.HasRules)
                return below;
            foreach (var child in below.Children)
                open.Push(child);
        }
        return null;
    }

    static string At(Place place) => $"{place.File}:{place.Line}";
}
