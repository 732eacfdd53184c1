using Holdfast.Rego.Evaluation.Rules;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Documents;

/// <summary>
/// A position below <c>data</c>: in the tree of rules, in base data and in replacements at once, or inside a plain value once
/// only that is left.
/// </summary>
readonly struct DocumentCursor
{
    const int BytesPerKey = 24;

    readonly DocumentNode? node;
    readonly RegoValue? value;
    readonly ReplacedDocument? replaced;
    readonly bool isData;

    DocumentCursor(DocumentNode? node, RegoValue? value, ReplacedDocument? replaced, bool isData)
    {
        this.node = node;
        this.value = value;
        this.replaced = replaced;
        this.isData = isData;
    }

    public bool Exists => node is not null || value is not null || replaced is not null;

    public static DocumentCursor OfData(RegoValue? value) => new(null, value, null, isData: true);

    public static DocumentCursor Of(RegoValue? value) => new(null, value, null, isData: false);

    public static DocumentCursor Root(Machine machine, DocumentNode node, ReplacedDocument replaced)
    {
        while (node.Parent is not null)
            node = node.Parent;
        return replaced.Value is null ? new(node, machine.Data, replaced, isData: true) : Of(replaced.Value);
    }

    /// <summary>The position at a node, without replacements; the value of the rules when they have one.</summary>
    public static DocumentCursor At(Machine machine, DocumentNode node, RegoValue? data) => node.Shape switch
    {
        DocumentShape.Branch or DocumentShape.Dynamic or DocumentShape.Set => new(node, data, null, isData: true),
        DocumentShape.Function => default,
        _ => Of(node.Group!.Evaluate(machine)),
    };

    public bool TryStep(Machine machine, RegoValue key, out DocumentCursor next)
    {
        if (node is null && replaced is null)
            next = new(null, Child(key), null, isData);
        else if (replaced is null)
            next = BelowNode(machine, key);
        else
            next = BelowReplaced(machine, key, replaced);
        return next.Exists;
    }

    /// <summary>The document here, put together from all its sources; null when it is undefined.</summary>
    public RegoValue? Value(Machine machine)
    {
        if (replaced is null)
            return node is null ? value : DocumentValues.Of(machine, node, value);
        return DocumentValues.Overlay(machine, node, value, replaced);
    }

    /// <summary>The whole document, when rules alone or data alone make it up; otherwise null, and its keys are to be tried.</summary>
    public RegoValue? Whole(Machine machine)
    {
        if (replaced is not null || node is { Shape: DocumentShape.Branch })
            return null;
        return node is null ? value : node.Group!.Evaluate(machine);
    }

    /// <summary>The keys below here that rules, data or replacements have, whether or not there is a value below them.</summary>
    public IEnumerable<RegoValue> Keys(Machine machine)
    {
        var keys = new RegoSetBuilder();
        foreach (var child in node?.Children ?? [])
            keys.Add(child.Key!);
        foreach (var key in replaced?.Children.Keys ?? [])
            keys.Add(key);
        var known = node is { Shape: not DocumentShape.Branch } ? node.Group!.Evaluate(machine) : value;
        machine.Budget.Charge(keys.Count);
        if (known is RegoObject entries)
        {
            machine.Budget.ChargeMemory(BytesPerKey * (long)entries.Count);
            for (var i = 0; i < entries.Count; i++)
                keys.Add(entries.Table.KeyAt(i));
        }
        return keys.Build();
    }

    RegoValue? Child(RegoValue key)
    {
        if (value is null)
            return null;
        return isData ? Lookup.FindInData(value, key) : Lookup.Find(value, key);
    }

    DocumentCursor BelowNode(Machine machine, RegoValue key)
    {
        var child = node!.Child(key);
        if (node.Group is SetGroup set)
            return Of(set.Find(machine, key));
        if (node.Group is DynamicGroup group)
        {
            var own = group.FindOwn(machine, key);
            if (own is not null)
                return Of(child is null ? own : Lookup.Find(group.Evaluate(machine)!, key));
            if (child is null)
                return default;
        }
        return child is null ? OfData(Child(key)) : At(machine, child, Child(key));
    }

    DocumentCursor BelowReplaced(Machine machine, RegoValue key, ReplacedDocument replaced)
    {
        if (replaced.Child(key) is not { } below)
            return new DocumentCursor(node, value, null, isData).Step(machine, key);
        if (below.Value is not null)
            return Of(below.Value);
        var child = node?.Child(key);
        return child is { Shape: DocumentShape.Value or DocumentShape.Set }
            ? new(null, child.Group!.Evaluate(machine), below, isData: false)
            : new(child, Child(key), below, isData: true);
    }

    DocumentCursor Step(Machine machine, RegoValue key)
    {
        TryStep(machine, key, out var next);
        return next;
    }
}
