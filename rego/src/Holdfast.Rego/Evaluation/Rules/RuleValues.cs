using Holdfast.Rego.Values;

namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>Makes one value of several rules.</summary>
static class RuleValues
{
    public static RegoValue? Combine(Machine machine, RuleIndex rules, ReadOnlySpan<RegoValue> arguments, string conflict)
    {
        RegoValue? value = null;
        foreach (var rule in rules.Select(machine, arguments))
        {
            if (value is not null && rule.Constant is { } constant && ValueEquality.Same(constant, value))
                continue;
            if (rule.Evaluate(machine, arguments) is not { } next)
                continue;
            if (value is not null && !ValueEquality.Same(value, next))
                throw Machine.Conflict(rule.Place, conflict);
            value ??= next;
        }
        return value;
    }
}
