using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Documents;

/// <summary>Puts whole documents together from rules, base data and replacements.</summary>
static class DocumentValues
{
    const int BytesPerEntry = 32;

    public static RegoValue? Of(Machine machine, DocumentNode node, RegoValue? data)
    {
        switch (node.Shape)
        {
            case DocumentShape.Function:
                return null;
            case DocumentShape.Branch:
                return machine.Scope.TryGetDocument(node.Id, out var known) ? known : Branch(machine, node, data);
            default:
                return node.Group!.Evaluate(machine);
        }
    }

    public static RegoValue? Overlay(Machine machine, DocumentNode? node, RegoValue? data, ReplacedDocument replaced)
    {
        if (replaced.Value is not null)
            return replaced.Value;
        var whole = node is null ? data : Of(machine, node, data);
        var builder = whole is RegoObject entries ? new RegoObjectBuilder(entries, replaced.Children.Count) : new RegoObjectBuilder();
        foreach (var (key, below) in replaced.Children)
        {
            var child = node?.Child(key);
            var under = data is null ? null : Lookup.FindInData(data, key);
            if (Overlay(machine, child, under, below) is { } value)
                builder.Set(key, value);
        }
        return builder.Build();
    }

    /// <summary>Base data and the result of rules in one document; where they cannot be merged, base data counts.</summary>
    static RegoValue Merged(Machine machine, RegoValue data, RegoValue rules)
    {
        if (data is not RegoObject below || rules is not RegoObject above)
            return data;
        machine.Budget.ChargeMemory((long)(below.Count + above.Count) * BytesPerEntry);
        var builder = new RegoObjectBuilder(above, below.Count);
        foreach (var (key, value) in below)
            builder.Set(key, above.Find(key) is { } other ? Merged(machine, value, other) : value);
        return builder.Build();
    }

    static RegoObject Branch(Machine machine, DocumentNode node, RegoValue? data)
    {
        machine.Guard.Check();
        var entries = data as RegoObject ?? RegoObject.Empty;
        machine.Budget.ChargeMemory((long)(entries.Count + node.Children.Count) * BytesPerEntry);
        var builder = new RegoObjectBuilder(entries, node.Children.Count);
        foreach (var child in node.Children)
        {
            var under = entries.Find(child.Key!);
            if (Of(machine, child, under) is { } value)
                builder.Set(child.Key!, under is null || child.Shape == DocumentShape.Branch ? value : Merged(machine, under, value));
        }
        var whole = builder.Build();
        machine.Scope.SetDocument(node.Id, whole);
        return whole;
    }
}
