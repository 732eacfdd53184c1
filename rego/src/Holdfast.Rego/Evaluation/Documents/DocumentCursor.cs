using Holdfast.Rego.Evaluation.Rules;
using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Documents;

/// <summary>
/// A position below <c>data</c>: in the tree of rules, in base data and in replacements at once, or inside a plain value once
/// only that is left.
/// </summary>
internal readonly struct DocumentCursor
{
    private const int BytesPerKey = 24;

    private readonly DocumentNode? _node;
    private readonly RegoValue? _value;
    private readonly ReplacedDocument? _replaced;
    private readonly bool _isData;

    private DocumentCursor(DocumentNode? node, RegoValue? value, ReplacedDocument? replaced, bool isData)
    {
        _node = node;
        _value = value;
        _replaced = replaced;
        _isData = isData;
    }

    internal bool Exists => _node is not null || _value is not null || _replaced is not null;

    internal static DocumentCursor OfData(RegoValue? value) => new(null, value, null, isData: true);

    internal static DocumentCursor Of(RegoValue? value) => new(null, value, null, isData: false);

    internal static DocumentCursor Root(Machine machine, DocumentNode node, ReplacedDocument replaced)
    {
        while (node.Parent is not null)
            node = node.Parent;
        return replaced.Value is null ? new(node, machine.Data, replaced, isData: true) : Of(replaced.Value);
    }

    /// <summary>The position at a node, without replacements; the value of the rules when they have one.</summary>
    internal static DocumentCursor At(Machine machine, DocumentNode node, RegoValue? data) => node.Shape switch
    {
        DocumentShape.Branch or DocumentShape.Dynamic or DocumentShape.Set => new(node, data, null, isData: true),
        DocumentShape.Function => default,
        _ => Of(node.Group!.Evaluate(machine)),
    };

    internal bool TryStep(Machine machine, RegoValue key, out DocumentCursor next)
    {
        if (_node is null && _replaced is null)
            next = new(null, Child(key), null, _isData);
        else if (_replaced is null)
            next = BelowNode(machine, key);
        else
            next = BelowReplaced(machine, key, _replaced);
        return next.Exists;
    }

    /// <summary>The document here, put together from all its sources; null when it is undefined.</summary>
    internal RegoValue? Value(Machine machine)
    {
        if (_replaced is null)
            return _node is null ? _value : DocumentValues.Of(machine, _node, _value);
        return DocumentValues.Overlay(machine, _node, _value, _replaced);
    }

    /// <summary>The whole document, when rules alone or data alone make it up; otherwise null, and its keys are to be tried.</summary>
    internal RegoValue? Whole(Machine machine)
    {
        if (_replaced is not null || _node is { Shape: DocumentShape.Branch })
            return null;
        return _node is null ? _value : _node.Group!.Evaluate(machine);
    }

    /// <summary>The keys below here that rules, data or replacements have, whether or not there is a value below them.</summary>
    internal IEnumerable<RegoValue> Keys(Machine machine)
    {
        var keys = new RegoSetBuilder();
        foreach (var child in _node?.Children ?? [])
            keys.Add(child.Key!);
        foreach (var key in _replaced?.Children.Keys ?? [])
            keys.Add(key);
        var known = _node is { Shape: not DocumentShape.Branch } ? _node.Group!.Evaluate(machine) : _value;
        machine.Budget.Charge(keys.Count);
        if (known is RegoObject entries)
        {
            machine.Budget.ChargeMemory(BytesPerKey * (long)entries.Count);
            for (var i = 0; i < entries.Count; i++)
                keys.Add(entries.Table.KeyAt(i));
        }
        return keys.Build();
    }

    private RegoValue? Child(RegoValue key)
    {
        if (_value is null)
            return null;
        return _isData ? Lookup.FindInData(_value, key) : Lookup.Find(_value, key);
    }

    private DocumentCursor BelowNode(Machine machine, RegoValue key)
    {
        var child = _node!.Child(key);
        if (_node.Group is SetGroup set)
            return Of(set.Find(machine, key));
        if (_node.Group is DynamicGroup group)
        {
            var own = group.FindOwn(machine, key);
            if (own is not null)
                return Of(child is null ? own : Lookup.Find(group.Evaluate(machine)!, key));
            if (child is null)
                return default;
        }
        return child is null ? OfData(Child(key)) : At(machine, child, Child(key));
    }

    private DocumentCursor BelowReplaced(Machine machine, RegoValue key, ReplacedDocument replaced)
    {
        if (replaced.Child(key) is not { } below)
            return new DocumentCursor(_node, _value, null, _isData).Step(machine, key);
        if (below.Value is not null)
            return Of(below.Value);
        var child = _node?.Child(key);
        return child is { Shape: DocumentShape.Value or DocumentShape.Set }
            ? new(null, child.Group!.Evaluate(machine), below, isData: false)
            : new(child, Child(key), below, isData: true);
    }

    private DocumentCursor Step(Machine machine, RegoValue key)
    {
        TryStep(machine, key, out var next);
        return next;
    }
}
