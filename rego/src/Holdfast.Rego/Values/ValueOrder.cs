using Holdfast.Rego.Texts;

namespace Holdfast.Rego.Values;

/// <summary>The total order of values. Recursion is bounded, because no value is deeper than <see cref="RegoValue.MaxDepth"/>.</summary>
static class ValueOrder
{
    public static int Compare(RegoValue left, RegoValue right)
    {
        if (ReferenceEquals(left, right))
            return 0;
        if (left.Kind != right.Kind)
            return left.Kind < right.Kind ? -1 : 1;
        return left.Kind switch
        {
            RegoKind.Null => 0,
            RegoKind.Boolean => ((RegoBoolean)left).Value ? 1 : -1,
            RegoKind.Number => RegoNumber.Compare((RegoNumber)left, (RegoNumber)right),
            RegoKind.String => CodePointOrder.Compare(((RegoString)left).Value, ((RegoString)right).Value),
            RegoKind.Array => CompareArrays(((RegoArray)left).Span, ((RegoArray)right).Span),
            RegoKind.Object => CompareObjects((RegoObject)left, (RegoObject)right),
            _ => CompareSets((RegoSet)left, (RegoSet)right),
        };
    }

    static int CompareArrays(ReadOnlySpan<RegoValue> left, ReadOnlySpan<RegoValue> right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = Compare(left[i], right[i]);
            if (order != 0)
                return order;
        }
        return left.Length.CompareTo(right.Length);
    }

    static int CompareObjects(RegoObject left, RegoObject right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var order = Compare(left.KeyAt(i), right.KeyAt(i));
            if (order == 0)
                order = Compare(left.ValueAt(i), right.ValueAt(i));
            if (order != 0)
                return order;
        }
        return left.Count.CompareTo(right.Count);
    }

    static int CompareSets(RegoSet left, RegoSet right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var order = Compare(left.MemberAt(i), right.MemberAt(i));
            if (order != 0)
                return order;
        }
        return left.Count.CompareTo(right.Count);
    }
}
