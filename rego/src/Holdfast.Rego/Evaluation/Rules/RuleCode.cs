using Holdfast.Rego.Syntax;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>A lowered rule: branches of which the first that has a value counts.</summary>
internal sealed class RuleCode(Place place, string name, BranchCode[] branches)
{
    internal Place Place => place;

    /// <summary>The value the rule has whatever its body says, or null when that depends.</summary>
    internal RegoValue? Constant { get; init; }

    internal RegoValue? Evaluate(Machine machine, ReadOnlySpan<RegoValue> arguments)
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

    internal void Collect(Machine machine, ReadOnlySpan<RegoValue> arguments, object into)
    {
        Observe(machine, RegoTraceKind.RuleEntered);
        foreach (var branch in branches)
            branch.Collect(machine, arguments, into);
        Observe(machine, RegoTraceKind.RuleResult);
    }

    private void Observe(Machine machine, RegoTraceKind kind)
    {
        if (machine.Sinks.Observes)
            machine.Sinks.Step(kind, place, name);
    }
}
