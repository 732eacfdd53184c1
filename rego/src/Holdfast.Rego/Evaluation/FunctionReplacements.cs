using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Evaluation;

/// <summary>The functions that <c>with</c> has replaced. Immutable.</summary>
internal sealed class FunctionReplacements
{
    private const int BytesPerEntry = 32;

    private readonly Dictionary<object, FunctionReplacement> _replaced;

    private FunctionReplacements(Dictionary<object, FunctionReplacement> replaced) => _replaced = replaced;

    internal FunctionReplacement? Find(object identity) => _replaced.GetValueOrDefault(identity);

    internal static FunctionReplacements With(FunctionReplacements? current, object identity, FunctionReplacement replacement, BudgetMeter budget)
    {
        budget.ChargeMemory(BytesPerEntry * (1L + (current?._replaced.Count ?? 0)));
        var replaced = current is null ? [] : new Dictionary<object, FunctionReplacement>(current._replaced);
        replaced[identity] = replacement;
        return new(replaced);
    }
}

/// <summary>What stands in for a function: a value, or another function, in which nothing is replaced.</summary>
internal sealed record FunctionReplacement(RegoValue? Value, Callee? Substitute);
