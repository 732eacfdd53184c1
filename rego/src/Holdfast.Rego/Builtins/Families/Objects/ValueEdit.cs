using System.Globalization;
using Holdfast.Rego.Limits;
using Holdfast.Rego.Values.Algebra;

namespace Holdfast.Rego.Builtins.Families.Objects;

/// <summary>
/// Changes one place in a value by copying the collections on the way to it. All answer null when the place does not exist.
/// </summary>
static class ValueEdit
{
    const int BytesPerPart = 16;

    public static RegoValue? Find(RegoValue target, ReadOnlySpan<RegoValue> path)
    {
        RegoValue? found = target;
        foreach (var key in path)
        {
            if (found is null)
                return null;
            found = found is RegoArray array
                ? Index(key, array.Count - 1) is { } index ? array[index] : null
                : Members.Find(found, key);
        }
        return found;
    }

    public static RegoValue? Insert(BudgetMeter budget, RegoValue target, ReadOnlySpan<RegoValue> path, RegoValue value)
    {
        if (path.Length == 0)
            return value;
        if (path.Length > 1)
            return Descend(budget, target, path, value, Insert);
        Charge(budget, target);
        switch (target)
        {
            case RegoObject entries:
                return With(entries, path[0], value);
            case RegoSet set when path[0].Equals(value):
                return SetAlgebra.Union(set, RegoSet.Of(value));
            case RegoArray array when IsEnd(path[0]) || Index(path[0], array.Count) is not null:
                var at = IsEnd(path[0]) ? array.Count : Index(path[0], array.Count)!.Value;
                return RegoArray.Adopt([.. array.Span[..at], value, .. array.Span[at..]]);
            default:
                return null;
        }
    }

    public static RegoValue? Delete(BudgetMeter budget, RegoValue target, ReadOnlySpan<RegoValue> path)
    {
        if (path.Length == 0)
            return null;
        if (path.Length > 1)
            return Descend(budget, target, path, RegoNull.Value, (meter, inner, rest, _) => Delete(meter, inner, rest));
        Charge(budget, target);
        return target switch
        {
            RegoObject entries when entries.Find(path[0]) is not null => Without(entries, path[0]),
            RegoSet set when set.Contains(path[0]) => SetAlgebra.Difference(set, RegoSet.Of(path[0])),
            RegoArray array when Index(path[0], array.Count - 1) is { } at => RegoArray.Adopt([.. array.Span[..at], .. array.Span[(at + 1)..]]),
            _ => null,
        };
    }

    public static RegoValue? Replace(BudgetMeter budget, RegoValue target, RegoValue[] path, RegoValue value) =>
        Delete(budget, target, path) is { } without ? Insert(budget, without, path, value) : null;

    delegate RegoValue? Edit(BudgetMeter budget, RegoValue target, ReadOnlySpan<RegoValue> path, RegoValue value);

    static RegoValue? Descend(BudgetMeter budget, RegoValue target, ReadOnlySpan<RegoValue> path, RegoValue value, Edit edit)
    {
        if (Find(target, path[..1]) is not { } inner || edit(budget, inner, path[1..], value) is not { } changed)
            return null;
        Charge(budget, target);
        switch (target)
        {
            case RegoObject entries:
                return With(entries, path[0], changed);
            case RegoArray array:
                var items = array.Span.ToArray();
                items[Index(path[0], array.Count - 1)!.Value] = changed;
                return RegoArray.Adopt(items);
            default:
                var others = SetAlgebra.Difference((RegoSet)target, RegoSet.Of(inner));
                return SetAlgebra.Union(others, RegoSet.Of(changed));
        }
    }

    static RegoObject With(RegoObject entries, RegoValue key, RegoValue value)
    {
        var changed = new RegoObjectBuilder(entries);
        changed.Set(key, value);
        return changed.Build();
    }

    static RegoObject Without(RegoObject entries, RegoValue key) =>
        RegoObject.Of([.. entries.Where(entry => !entry.Key.Equals(key))]);

    static bool IsEnd(RegoValue key) => key is RegoString { Value: "-" };

    static int? Index(RegoValue key, int largest)
    {
        var index = key switch
        {
            RegoNumber number when number.TryGetInt64(out var value) => value,
            RegoString { Value: "0" } => 0,
            RegoString { Value: [>= '1' and <= '9', ..] } text when long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
            _ => -1,
        };
        return index >= 0 && index <= largest ? (int)index : null;
    }

    static void Charge(BudgetMeter budget, RegoValue target)
    {
        var parts = target switch
        {
            RegoObject entries => entries.Count,
            RegoSet set => set.Count,
            RegoArray array => array.Count,
            _ => 0,
        };
        budget.ChargeMemory((long)parts * BytesPerPart);
        budget.Charge(parts);
    }
}
