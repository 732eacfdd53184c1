using System.Numerics;
using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins;

/// <summary>What sorting the parts of a value costs.</summary>
static class SortCharge
{
    const int BytesPerElement = 16;

    public static void Take(BudgetMeter budget, RegoValue collection, int count)
    {
        budget.ChargeOutput((long)count * BytesPerElement);
        budget.Charge((long)collection.Weight * (1 + BitOperations.Log2((uint)count | 1)));
    }
}
