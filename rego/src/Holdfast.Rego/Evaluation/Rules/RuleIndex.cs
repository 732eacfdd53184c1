namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>
/// Picks the rules that can hold. Where rules compare one document of the input, or one argument, with constants, only those
/// whose constant fits are looked at, together with the rules that do not compare it; so a decision stays fast as rules grow.
/// </summary>
sealed class RuleIndex
{
    readonly RuleCode[] others;
    readonly Dictionary<RegoValue, RuleCode[]> byConstant;
    readonly Operand? document;
    readonly int argument;

    RuleIndex(RuleCode[] others, Dictionary<RegoValue, RuleCode[]> byConstant, Operand? document, int argument)
    {
        this.others = others;
        this.byConstant = byConstant;
        this.document = document;
        this.argument = argument;
    }

    public static RuleIndex Empty { get; } = Of([]);

    /// <summary>All rules, always.</summary>
    public static RuleIndex Of(RuleCode[] rules) => new(rules, [], null, -1);

    /// <param name="rules">The rules in order, each with the constant it demands, or null.</param>
    /// <param name="document">What is compared with the constants, when it is a document.</param>
    /// <param name="argument">Which argument is compared otherwise.</param>
    public static RuleIndex Of((RuleCode Rule, RegoValue? Constant)[] rules, Operand? document, int argument)
    {
        var others = rules.Where(rule => rule.Constant is null).Select(rule => rule.Rule).ToArray();
        var byConstant = rules.Where(rule => rule.Constant is not null)
            .GroupBy(rule => rule.Constant!, rule => rule.Rule)
            .ToDictionary(group => group.Key, group => group.ToArray());
        return new(others, byConstant, document, argument);
    }

    public RuleSelection Select(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        if (byConstant.Count == 0)
            return new RuleSelection([], others);
        var value = argument >= 0 ? arguments[argument] : document!.Evaluate(new Frame(machine, 0, 0));
        if (value is null || value.Kind is RegoKind.Array or RegoKind.Object or RegoKind.Set)
            return new RuleSelection([], others);
        return new RuleSelection(byConstant.GetValueOrDefault(value, []), others);
    }
}
