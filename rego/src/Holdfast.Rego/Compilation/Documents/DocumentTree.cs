using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego.Compilation.Documents;

/// <summary>The tree of documents that the rules of all modules define.</summary>
internal sealed class DocumentTree
{
    private readonly Dictionary<DocumentNode, List<NamedRule>> _rules = [];
    private readonly Dictionary<DocumentNode, NamedRule> _defaults = [];
    private readonly HashSet<DocumentNode> _packages = [];
    private int _count;

    internal DocumentTree() => Root = Create(null, null);

    internal DocumentNode Root { get; }

    /// <summary>How many nodes there are; their ids are below it.</summary>
    internal int Count => _count;

    internal void AddPackage(IReadOnlyList<RegoValue> path) => _packages.Add(Reach(path));

    /// <summary>Whether a module declares this package.</summary>
    internal bool IsPackage(DocumentNode node) => _packages.Contains(node);

    internal void Add(NamedRule rule, ErrorList errors)
    {
        var node = Reach(rule.Path);
        if (!rule.IsDefault)
            AddRule(node, rule);
        else if (_defaults.TryAdd(node, rule))
            node.FirstRule ??= rule.Place;
        else
            errors.Add(rule.Place, RegoErrorCode.Type, $"multiple default rules {node} found at {At(_defaults[node])}, {At(rule)}");
    }

    /// <summary>The rules whose path ends at a node, the default one last.</summary>
    internal IEnumerable<NamedRule> RulesAt(DocumentNode node)
    {
        var rules = _rules.GetValueOrDefault(node, []);
        return _defaults.TryGetValue(node, out var fallback) ? rules.Append(fallback) : rules;
    }

    internal IEnumerable<DocumentNode> Nodes()
    {
        var open = new Stack<DocumentNode>([Root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
                open.Push(child);
        }
    }

    private static string At(NamedRule rule) => $"{rule.Place.File}:{rule.Place.Line}";

    private void AddRule(DocumentNode node, NamedRule rule)
    {
        if (!_rules.TryGetValue(node, out var rules))
        {
            _rules.Add(node, rules = []);
            node.FirstRule = rule.Place;
        }
        rules.Add(rule);
    }

    private DocumentNode Reach(IReadOnlyList<RegoValue> path)
    {
        var node = Root;
        foreach (var key in path)
            node = node.Child(key) ?? Create(node, key);
        return node;
    }

    private DocumentNode Create(DocumentNode? parent, RegoValue? key)
    {
        var node = new DocumentNode(parent, key, _count++);
        parent?.Attach(node);
        return node;
    }
}
