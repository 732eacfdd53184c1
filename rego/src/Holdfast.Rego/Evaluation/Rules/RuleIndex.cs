namespace Holdfast.Rego.Evaluation.Rules;

/// <summary>
/// Picks the rules that can hold. Where rules compare one document of the input, or one argument, with constants, only those
/// whose constant fits are looked at, together with the rules that do not compare it; so a decision stays fast as rules grow.
/// </summary>
internal sealed class RuleIndex
{
    private readonly RuleCode[] _others;
    private readonly Dictionary<RegoValue, RuleCode[]> _byConstant;
    private readonly Operand? _document;
    private readonly int _argument;

    private RuleIndex(RuleCode[] others, Dictionary<RegoValue, RuleCode[]> byConstant, Operand? document, int argument)
    {
        _others = others;
        _byConstant = byConstant;
        _document = document;
        _argument = argument;
    }

    internal static RuleIndex Empty { get; } = Of([]);

    /// <summary>All rules, always.</summary>
    internal static RuleIndex Of(RuleCode[] rules) => new(rules, [], null, -1);

    /// <param name="rules">The rules in order, each with the constant it demands, or null.</param>
    /// <param name="document">What is compared with the constants, when it is a document.</param>
    /// <param name="argument">Which argument is compared otherwise.</param>
    internal static RuleIndex Of((RuleCode Rule, RegoValue? Constant)[] rules, Operand? document, int argument)
    {
        var others = rules.Where(rule => rule.Constant is null).Select(rule => rule.Rule).ToArray();
        var byConstant = rules.Where(rule => rule.Constant is not null)
            .GroupBy(rule => rule.Constant!, rule => rule.Rule)
            .ToDictionary(group => group.Key, group => group.ToArray());
        return new(others, byConstant, document, argument);
    }

    internal RuleSelection Select(Machine machine, ReadOnlySpan<RegoValue> arguments)
    {
        if (_byConstant.Count == 0)
            return new RuleSelection([], _others);
        var value = _argument >= 0 ? arguments[_argument] : _document!.Evaluate(new Frame(machine, 0, 0));
        if (value is null || value.Kind is RegoKind.Array or RegoKind.Object or RegoKind.Set)
            return new RuleSelection([], _others);
        return new RuleSelection(_byConstant.GetValueOrDefault(value, []), _others);
    }
}
