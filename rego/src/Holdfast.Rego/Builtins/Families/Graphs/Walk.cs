using Holdfast.Rego.Limits;

namespace Holdfast.Rego.Builtins.Families.Graphs;

/// <summary>Yields a value and every value within it, outer before inner, each with the path that leads to it.</summary>
static class Walk
{
    const int BytesPerKey = 8;

    public static IEnumerable<RegoValue> Enumerate(RegoValue value, BudgetMeter budget)
    {
        yield return RegoArray.Of(RegoArray.Empty, value);
        var open = new Stack<IEnumerator<KeyValuePair<RegoValue, RegoValue>>>();
        var path = new List<RegoValue>();
        open.Push(Parts(value).GetEnumerator());
        while (open.TryPeek(out var parts))
        {
            if (!parts.MoveNext())
            {
                open.Pop();
                if (path.Count > 0)
                    path.RemoveAt(path.Count - 1);
                continue;
            }
            var (key, part) = parts.Current;
            path.Add(key);
            budget.Charge(path.Count);
            budget.ChargeMemory((long)path.Count * BytesPerKey);
            yield return RegoArray.Of(RegoArray.Adopt([.. path]), part);
            open.Push(Parts(part).GetEnumerator());
        }
    }

    static IEnumerable<KeyValuePair<RegoValue, RegoValue>> Parts(RegoValue value) => value switch
    {
        RegoObject entries => entries,
        RegoArray array => array.Select((item, index) => KeyValuePair.Create<RegoValue, RegoValue>(RegoNumber.Of(index), item)),
        RegoSet set => set.Select(member => KeyValuePair.Create(member, member)),
        _ => [],
    };
}
