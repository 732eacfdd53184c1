namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Complete rules: all that have a value must agree.</summary>
sealed class ValueGroup(int id) : RuleGroup(id)
{
    const string Conflict = "complete rules must not produce multiple outputs";

    public RuleIndex Rules { get; set; } = RuleIndex.Empty;

    public RuleCode? Default { get; set; }

    public override RegoValue? Evaluate(Machine machine)
    {
        if (machine.Scope.TryGet(Id, out var known))
            return known;
        machine.Budget.Enter();
        var value = RuleValues.Combine(machine, Rules, [], Conflict) ?? Default?.Evaluate(machine, []);
        machine.Budget.Leave();
        machine.Scope.Set(Id, value);
        return value;
    }
}
