using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>A lowered rule: branches of which the first that has a value counts.</summary>
sealed class RuleCode(Place place, string name, BranchCode[] branches)
{
    public Place Place => place;

    /// <summary>The value the rule has whatever its body says, or null when that depends.</summary>
    public RegoValue? Constant { get; init; }

    public RegoValue? Evaluate(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        Observe(machine, RegoTraceKind.RuleEntered);
        foreach (var branch in branches)
        {
            if (branch.Run(machine, arguments) is not { } value)
                continue;
            Observe(machine, RegoTraceKind.RuleResult);
            return value;
        }
        Observe(machine, RegoTraceKind.RuleUndefined);
        return null;
    }

    public void Collect(Machine machine, ReadOnlySpan<RegoValue> arguments, object into)
    {
        Observe(machine, RegoTraceKind.RuleEntered);
        foreach (var branch in branches)
            branch.Collect(machine, arguments, into);
        Observe(machine, RegoTraceKind.RuleResult);
    }

    void Observe(Machine machine, RegoTraceKind kind)
    {
        if (machine.Sinks.Observes)
            machine.Sinks.Step(kind, place, name);
    }
}
