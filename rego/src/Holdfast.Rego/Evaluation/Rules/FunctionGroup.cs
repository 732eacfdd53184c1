
namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Function rules: all that have a value for the arguments must agree.</summary>
sealed class FunctionGroup(int id) : RuleGroup(id)
{
    const string Conflict = "functions must not produce multiple outputs for same inputs";

    public RuleIndex Rules { get; set; } = RuleIndex.Empty;

    public RuleCode? Default { get; set; }

    public override RegoValue? Evaluate(Machine machine) => null;

    /// <summary>The result, computed once for each scope and each list of arguments.</summary>
    public override RegoValue? Call(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        ChargeHashes(machine, arguments);
        var call = new FunctionCall(Id, arguments.ToArray());
        if (machine.Scope.TryGetCall(call, out var known))
            return known;
        machine.Budget.Enter();
        machine.Guard.Check();
        var value = RuleValues.Combine(machine, Rules, arguments, Conflict) ?? Default?.Evaluate(machine, arguments);
        machine.Budget.Leave();
        machine.Scope.SetCall(machine, call, value);
        return value;
    }

    static void ChargeHashes(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!argument.HashIsKnown)
                machine.Budget.Charge(argument.Weight);
        }
    }
}
