using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Rules with computed keys: together, and with the rules at the nodes below, they make up nested objects.</summary>
sealed class DynamicGroup(DocumentNode node) : RuleGroup(node.Id)
{
    public RuleIndex Rules { get; set; } = RuleIndex.Empty;

    /// <summary>The rules lowered so that they compute one key only; null when some rule cannot.</summary>
    public RuleIndex? Keyed { get; set; }

    /// <summary>The document with what the nodes below contribute.</summary>
    public override RegoValue? Evaluate(Machine machine)
    {
        if (node.Children.Count == 0)
            return Own(machine);
        if (machine.Scope.TryGetDocument(Id, out var known))
            return known;
        var extent = Collect(machine, Rules, []);
        foreach (var child in node.Children)
            Add(machine, extent, child);
        var whole = extent.ToValue();
        machine.Scope.SetDocument(Id, whole);
        return whole;
    }

    /// <summary>The part of the document that the rules with computed keys make up.</summary>
    public RegoObject Own(Machine machine)
    {
        if (machine.Scope.TryGet(Id, out var known))
            return (RegoObject)known!;
        var own = (RegoObject)Collect(machine, Rules, []).ToValue();
        machine.Scope.Set(Id, own);
        return own;
    }

    /// <summary>What the rules with computed keys make up under one key, or null; other keys are not computed.</summary>
    public RegoValue? FindOwn(Machine machine, RegoValue key)
    {
        var scope = machine.Scope;
        if (Keyed is null || scope.TryGet(Id, out _))
            return Own(machine).Find(key);
        machine.Budget.Charge(key.HashIsKnown ? 0 : key.Weight);
        var call = new FunctionCall(Id, [key]);
        if (scope.TryGetCall(call, out var known))
            return known;
        var found = ((RegoObject)Collect(machine, Keyed, [key]).ToValue()).Find(key);
        scope.SetCall(machine, call, found);
        return found;
    }

    static DocumentExtent Collect(Machine machine, RuleIndex rules, ReadOnlySpan<RegoValue> key)
    {
        machine.Budget.Enter();
        machine.Guard.Check();
        var extent = new DocumentExtent();
        foreach (var rule in rules.Select(machine, key))
            rule.Collect(machine, key, extent);
        machine.Budget.Leave();
        return extent;
    }

    static void Add(Machine machine, DocumentExtent parent, DocumentNode child)
    {
        if (child.Shape == DocumentShape.Function)
            return;
        var place = child.FirstRule ?? Place.None;
        var extent = parent.Below(child.Key!) ?? throw DocumentExtent.Conflict(place);
        switch (child.Shape)
        {
            case DocumentShape.Branch:
                foreach (var grandchild in child.Children)
                    Add(machine, extent, grandchild);
                break;
            case DocumentShape.Set:
                foreach (var member in (RegoSet)child.Group!.Evaluate(machine)!)
                    extent.Add(member, place);
                break;
            default:
                if (child.Group!.Evaluate(machine) is { } value)
                    extent.Set(value, place);
                else
                    parent.Drop(child.Key!);
                break;
        }
    }
}
