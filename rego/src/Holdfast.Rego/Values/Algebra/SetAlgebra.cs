namespace Holdfast.Rego.Values.Algebra;

/// <summary>Union, intersection and difference of sets.</summary>
static class SetAlgebra
{
    public static RegoSet Union(RegoSet left, RegoSet right)
    {
        if (left.Count < right.Count)
            (left, right) = (right, left);
        if (right.Count == 0)
            return left;
        var builder = new RegoSetBuilder(left, right.Count);
        for (var i = 0; i < right.Count; i++)
            builder.Add(right.Table.KeyAt(i));
        return builder.Build();
    }

    public static RegoSet Intersection(RegoSet left, RegoSet right) =>
        left.Count <= right.Count ? Keep(left, right, present: true) : Keep(right, left, present: true);

    public static RegoSet Difference(RegoSet left, RegoSet right) => Keep(left, right, present: false);

    static RegoSet Keep(RegoSet source, RegoSet other, bool present)
    {
        var kept = new ValueTable(hasValues: false);
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.Table.KeyAt(i);
            if (other.Table.Find(member) >= 0 == present)
                kept.Append(member);
        }
        return RegoSet.Adopt(kept);
    }
}
