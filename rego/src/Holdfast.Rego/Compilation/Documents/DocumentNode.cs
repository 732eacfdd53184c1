using Holdfast.Rego.Compilation.Naming;

namespace Holdfast.Rego.Compilation.Documents;

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

    /// <summary>The rules whose path ends here.</summary>
    internal List<NamedRule> Rules { get; } = [];

    internal NamedRule? Default { get; set; }

    /// <summary>Whether a module declares this package.</summary>
    internal bool IsPackage { get; set; }

    internal DocumentShape Shape { get; set; }

    /// <summary>Evaluates the rules; set by the lowering.</summary>
    internal Evaluation.Rules.RuleGroup? Group { get; set; }

    internal IEnumerable<NamedRule> AllRules => Default is null ? Rules : Rules.Append(Default);

    internal DocumentNode? Child(RegoValue childKey) => _children.GetValueOrDefault(childKey);

    internal void Attach(DocumentNode child) => _children.Add(child.Key!, child);

    /// <summary>The path from the root: <c>data.a.b</c>.</summary>
    public override string ToString()
    {
        var keys = new List<Syntax.Tree.Term>();
        for (var node = this; node.Key is not null; node = node.Parent!)
            keys.Insert(0, new Syntax.Tree.ConstantTerm(Syntax.Place.None, node.Key));
        return Syntax.Printing.SourceText.Of(new Syntax.Tree.RefTerm(Syntax.Place.None, new Syntax.Tree.VariableTerm(Syntax.Place.None, "data"), keys));
    }
}
