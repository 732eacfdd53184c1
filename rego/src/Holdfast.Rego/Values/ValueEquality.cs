namespace Holdfast.Rego.Values;

/// <summary>Equality by content. Recursion is bounded, because no value is deeper than <see cref="RegoValue.MaxDepth"/>.</summary>
static class ValueEquality
{
    public static bool Same(RegoValue left, RegoValue right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Kind != right.Kind || left.Weight != right.Weight)
            return false;
        return left.Kind switch
        {
            RegoKind.String => ((RegoString)left).Value == ((RegoString)right).Value,
            RegoKind.Number => ((RegoNumber)left).SameAs((RegoNumber)right),
            RegoKind.Null => true,
            RegoKind.Boolean => false,
            _ => MayBeSame(left, right) && SameParts(left, right),
        };
    }

    static bool MayBeSame(RegoValue left, RegoValue right) =>
        left.Depth == right.Depth && (!left.HashIsKnown || !right.HashIsKnown || left.GetHashCode() == right.GetHashCode());

    static bool SameParts(RegoValue left, RegoValue right) => left.Kind switch
    {
        RegoKind.Array => SameItems(((RegoArray)left).Span, ((RegoArray)right).Span),
        RegoKind.Object => SameEntries(((RegoObject)left).Table, ((RegoObject)right).Table),
        _ => SameMembers(((RegoSet)left).Table, ((RegoSet)right).Table),
    };

    static bool SameItems(ReadOnlySpan<RegoValue> left, ReadOnlySpan<RegoValue> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!Same(left[i], right[i]))
                return false;
        }
        return true;
    }

    static bool SameEntries(ValueTable left, ValueTable right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            var position = right.Find(left.KeyAt(i));
            if (position < 0 || !Same(left.ValueAt(i), right.ValueAt(position)))
                return false;
        }
        return true;
    }

    static bool SameMembers(ValueTable left, ValueTable right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (right.Find(left.KeyAt(i)) < 0)
                return false;
        }
        return true;
    }
}
