using Holdfast.Rego.Compilation.Naming;

namespace Holdfast.Rego.Compilation.Documents;

/// <summary>The tree of documents that the rules of all modules define.</summary>
internal sealed class DocumentTree
{
    private int _count;

    internal DocumentTree() => Root = Create(null, null);

    internal DocumentNode Root { get; }

    /// <summary>How many nodes there are; their ids are below it.</summary>
    internal int Count => _count;

    internal void AddPackage(IReadOnlyList<RegoValue> path) => Reach(path).IsPackage = true;

    internal void Add(NamedRule rule, ErrorList errors)
    {
        var node = Reach(rule.Path);
        if (!rule.IsDefault)
            node.Rules.Add(rule);
        else if (node.Default is null)
            node.Default = rule;
        else
            errors.Add(rule.Place, RegoErrorCode.Type, $"multiple default rules {node} found at {At(node.Default)}, {At(rule)}");
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
