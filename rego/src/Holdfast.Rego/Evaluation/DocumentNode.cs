using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Printing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Evaluation;

/// <summary>
/// A place in the tree of documents that rules define below <c>data</c>. Frozen once the tree is built; the lowering attaches
/// the code.
/// </summary>
internal sealed class DocumentNode(DocumentNode? parent, RegoValue? key, int id)
{
    private readonly Dictionary<RegoValue, DocumentNode> _children = [];

    /// <summary>A number of its own, from 0, for caches.</summary>
    internal int Id { get; } = id;

    internal DocumentNode? Parent { get; } = parent;

    /// <summary>The key under the parent; null for the root.</summary>
    internal RegoValue? Key { get; } = key;

    internal IReadOnlyCollection<DocumentNode> Children => _children.Values;

    /// <summary>Where the first of the rules stands whose path ends here; null when there are none.</summary>
    internal Place? FirstRule { get; set; }

    internal bool HasRules => FirstRule is not null;

    internal DocumentShape Shape { get; set; }

    /// <summary>Evaluates the rules; set by the lowering.</summary>
    internal RuleGroup? Group { get; set; }

    internal DocumentNode? Child(RegoValue childKey) => _children.GetValueOrDefault(childKey);

    internal void Attach(DocumentNode child) => _children.Add(child.Key!, child);

    /// <summary>The path from the root: <c>data.a.b</c>.</summary>
    public override string ToString()
    {
        var keys = new List<Term>();
        for (var node = this; node.Key is not null; node = node.Parent!)
            keys.Insert(0, new ConstantTerm(Place.None, node.Key));
        return SourceText.Of(new RefTerm(Place.None, new VariableTerm(Place.None, "data"), keys));
    }
}
