using Holdfast.Rego.Compilation.Documents;
using Holdfast.Rego.Evaluation.Scopes;

namespace Holdfast.Rego.Evaluation.Documents;

/// <summary>Puts whole documents together from rules, base data and replacements.</summary>
internal static class DocumentValues
{
    private const int BytesPerEntry = 32;

    internal static RegoValue? Of(Machine machine, DocumentNode node, RegoValue? data)
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

    internal static RegoValue? Overlay(Machine machine, DocumentNode? node, RegoValue? data, ReplacedDocument replaced)
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

    private static RegoObject Branch(Machine machine, DocumentNode node, RegoValue? data)
    {
        machine.Guard.Check();
        var entries = data as RegoObject ?? RegoObject.Empty;
        machine.Budget.ChargeMemory((long)(entries.Count + node.Children.Count) * BytesPerEntry);
        var builder = new RegoObjectBuilder(entries, node.Children.Count);
        foreach (var child in node.Children)
        {
            if (Of(machine, child, entries.Find(child.Key!)) is { } value)
                builder.Set(child.Key!, value);
        }
        var whole = builder.Build();
        machine.Scope.SetDocument(node.Id, whole);
        return whole;
    }
}
