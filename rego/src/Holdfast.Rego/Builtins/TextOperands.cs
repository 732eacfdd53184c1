using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Builtins;

/// <summary>What most functions on texts need: operands that are paid for, and results within the bounds.</summary>
static class TextOperands
{
    const int BytesPerUnit = 2;
    const int ComparedPerStep = 1024;

    /// <summary>A text that is going to be read once from start to end.</summary>
    public static bool Text(this in BuiltinCall call, int index, [NotNullWhen(true)] out string? text)
    {
        call.Budget.Charge(call[index].Weight);
        return call.String(index, out text);
    }

    /// <summary>Pays for a result about as long as <paramref name="units"/> UTF-16 units.</summary>
    public static void ChargeText(this BudgetMeter budget, long units) => budget.ChargeOutput(units * BytesPerUnit);

    /// <summary>Pays for a search, which in the worst case compares the pattern at every place.</summary>
    public static void ChargeSearch(this BudgetMeter budget, string text, string pattern) =>
        budget.Charge((long)text.Length * pattern.Length / ComparedPerStep);

    /// <summary>A text to build up to the largest result.</summary>
    public static BoundedText NewText(this in BuiltinCall call) => new(call.Budget.MaxOutputBytes);

    /// <summary>The value of a text that was built within its bound.</summary>
    public static RegoString Result(this in BuiltinCall call, BoundedText text)
    {
        call.Budget.ChargeText(text.Length);
        return RegoString.Of(text.ToString());
    }
}
