using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>
/// Whether one value lies within another: sets by membership, arrays as a run of consecutive elements, objects key by key, and
/// so on inside the values of objects.
/// </summary>
static class Subset
{
    /// <summary>The answer, or null when the kinds cannot be compared.</summary>
    public static bool? Compare(BudgetMeter budget, RegoValue outer, RegoValue inner) => (outer, inner) switch
    {
        (RegoObject whole, RegoObject part) => Holds(budget, whole, part),
        (RegoSet whole, RegoSet part) => part.All(whole.Contains),
        (RegoArray whole, RegoArray part) => HoldsRun(budget, whole, part),
        (RegoArray whole, RegoSet part) => HoldsAll(whole, part),
        _ => null,
    };

    static bool Holds(BudgetMeter budget, RegoObject whole, RegoObject part)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (whole.Find(part.Table.KeyAt(i)) is not { } value)
                return false;
            var wanted = part.Table.ValueAt(i);
            if (value.Kind != wanted.Kind || !(Compare(budget, value, wanted) ?? value.Equals(wanted)))
                return false;
        }
        return true;
    }

    static bool HoldsRun(BudgetMeter budget, RegoArray whole, RegoArray part)
    {
        for (var start = 0; start + part.Count <= whole.Count; start++)
        {
            budget.Charge(1 + part.Weight / 16);
            if (whole.Span.Slice(start, part.Count).SequenceEqual(part.Span))
                return true;
        }
        return false;
    }

    static bool HoldsAll(RegoArray whole, RegoSet part)
    {
        var members = RegoSet.Of(whole.Span);
        return part.All(members.Contains);
    }
}
