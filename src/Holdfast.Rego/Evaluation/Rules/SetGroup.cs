namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Multi-value rules: together they make up a set.</summary>
internal sealed class SetGroup(int id) : RuleGroup(id)
{
    internal RuleIndex Rules { get; set; } = RuleIndex.Empty;

    internal override RegoValue? Evaluate(Machine machine)
    {
        if (machine.Scope.TryGet(Id, out var known))
            return known;
        machine.Budget.Enter();
        var members = new RegoSetBuilder();
        foreach (var rule in Rules.Select(machine, []))
            rule.Collect(machine, members);
        var set = members.Build();
        machine.Budget.Leave();
        machine.Scope.Set(Id, set);
        return set;
    }
}
