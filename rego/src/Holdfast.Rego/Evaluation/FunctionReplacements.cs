using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Evaluation;

/// <summary>The functions that <c>with</c> has replaced. Immutable.</summary>
sealed class FunctionReplacements
{
    const int BytesPerEntry = 32;

    readonly Dictionary<object, FunctionReplacement> replaced;

    FunctionReplacements(Dictionary<object, FunctionReplacement> replaced) => this.replaced = replaced;

    public FunctionReplacement? Find(object identity) => replaced.GetValueOrDefault(identity);

    public static FunctionReplacements With(FunctionReplacements? current, object identity, FunctionReplacement replacement, BudgetMeter budget)
    {
        budget.ChargeMemory(BytesPerEntry * (1L + (current?.replaced.Count ?? 0)));
        var replaced = current is null ? [] : new Dictionary<object, FunctionReplacement>(current.replaced);
        replaced[identity] = replacement;
        return new(replaced);
    }
}

/// <summary>What stands in for a function: a value, or another function, in which nothing is replaced.</summary>
sealed record FunctionReplacement(RegoValue? Value, Callee? Substitute);
