using Holdfast.Rego.Compilation.Naming;
using Holdfast.Rego.Evaluation;

namespace Holdfast.Rego.Compilation.Documents;

/// <summary>The tree of documents that the rules of all modules define.</summary>
sealed class DocumentTree
{
    readonly Dictionary<DocumentNode, List<NamedRule>> rules = [];
    readonly Dictionary<DocumentNode, NamedRule> defaults = [];
    readonly HashSet<DocumentNode> packages = [];
    int count;

    public DocumentTree() => Root = Create(null, null);

    public DocumentNode Root { get; }

    /// <summary>How many nodes there are; their ids are below it.</summary>
    public int Count => count;

    public void AddPackage(IReadOnlyList<RegoValue> path) => packages.Add(Reach(path));

    /// <summary>Whether a module declares this package.</summary>
    public bool IsPackage(DocumentNode node) => packages.Contains(node);

    public void Add(NamedRule rule, ErrorList errors)
    {
        var node = Reach(rule.Path);
        if (!rule.IsDefault)
            AddRule(node, rule);
        else if (defaults.TryAdd(node, rule))
            node.FirstRule ??= rule.Place;
        else
            errors.Add(rule.Place, RegoErrorCode.Type, $"multiple default rules {node} found at {At(defaults[node])}, {At(rule)}");
    }

    /// <summary>The rules whose path ends at a node, the default one last.</summary>
    public IEnumerable<NamedRule> RulesAt(DocumentNode node)
    {
        var rules = this.rules.GetValueOrDefault(node, []);
        return defaults.TryGetValue(node, out var fallback) ? rules.Append(fallback) : rules;
    }

    public IEnumerable<DocumentNode> Nodes()
    {
        var open = new Stack<DocumentNode>([Root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
                open.Push(child);
        }
    }

    static string At(NamedRule rule) => $"{rule.Place.File}:{rule.Place.Line}";

    void AddRule(DocumentNode node, NamedRule rule)
    {
        if (!this.rules.TryGetValue(node, out var rules))
        {
            this.rules.Add(node, rules = []);
            node.FirstRule = rule.Place;
        }
        rules.Add(rule);
    }

    DocumentNode Reach(IReadOnlyList<RegoValue> path)
    {
        var node = Root;
        foreach (var key in path)
            node = node.Child(key) ?? Create(node, key);
        return node;
    }

    DocumentNode Create(DocumentNode? parent, RegoValue? key)
    {
        var node = new DocumentNode(parent, key, count++);
        parent?.Attach(node);
        return node;
    }
}
