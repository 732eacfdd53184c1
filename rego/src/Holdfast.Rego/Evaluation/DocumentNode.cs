using Holdfast.Rego.Syntax;
using Holdfast.Rego.Syntax.Printing;
using Holdfast.Rego.Syntax.Tree;

namespace Holdfast.Rego.Evaluation;

/// <summary>
/// A place in the tree of documents that rules define below <c>data</c>. Frozen once the tree is built; the lowering attaches
/// the code.
/// </summary>
sealed class DocumentNode(DocumentNode? parent, RegoValue? key, int id)
{
    readonly Dictionary<RegoValue, DocumentNode> children = [];

    /// <summary>A number of its own, from 0, for caches.</summary>
    public int Id { get; } = id;

    public DocumentNode? Parent { get; } = parent;

    /// <summary>The key under the parent; null for the root.</summary>
    public RegoValue? Key { get; } = key;

    public IReadOnlyCollection<DocumentNode> Children => children.Values;

    /// <summary>Where the first of the rules stands whose path ends here; null when there are none.</summary>
    public Place? FirstRule { get; set; }

    public bool HasRules => FirstRule is not null;

    public DocumentShape Shape { get; set; }

    /// <summary>Evaluates the rules; set by the lowering.</summary>
    public RuleGroup? Group { get; set; }

    public DocumentNode? Child(RegoValue childKey) => children.GetValueOrDefault(childKey);

    public void Attach(DocumentNode child) => children.Add(child.Key!, child);

    /// <summary>The path from the root: <c>data.a.b</c>.</summary>
    public override string ToString()
    {
        var keys = new List<Term>();
        for (var node = this; node.Key is not null; node = node.Parent!)
            keys.Insert(0, new ConstantTerm(Place.None, node.Key));
        return SourceText.Of(new RefTerm(Place.None, new VariableTerm(Place.None, "data"), keys));
    }
}
