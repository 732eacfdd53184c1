using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>Unites objects. Where both have a key, two objects are united in turn, and otherwise the later value counts.</summary>
static class Merge
{
    const int BytesPerEntry = 32;

    /// <summary>Recursion is bounded by <see cref="RegoValue.MaxDepth"/>.</summary>
    public static RegoObject Run(BudgetMeter budget, RegoObject left, RegoObject right)
    {
        if (left.Count == 0)
            return right;
        if (right.Count == 0)
            return left;
        Charge(budget, left.Count + right.Count);
        var merged = new RegoObjectBuilder(left, right.Count);
        Add(budget, merged, right);
        return merged.Build();
    }

    public static RegoObject RunAll(BudgetMeter budget, ReadOnlySpan<RegoValue> objects)
    {
        var merged = new RegoObjectBuilder();
        foreach (RegoValue entries in objects)
        {
            Charge(budget, ((RegoObject)entries).Count);
            Add(budget, merged, (RegoObject)entries);
        }
        return merged.Build();
    }

    static void Add(BudgetMeter budget, RegoObjectBuilder merged, RegoObject added)
    {
        for (var i = 0; i < added.Count; i++)
        {
            var (key, value) = (added.Table.KeyAt(i), added.Table.ValueAt(i));
            var united = merged.Find(key) is RegoObject before && value is RegoObject after ? Run(budget, before, after) : value;
            merged.Set(key, united);
        }
    }

    static void Charge(BudgetMeter budget, long entries)
    {
        budget.Charge(entries);
        budget.ChargeOutput(entries * BytesPerEntry);
    }
}
