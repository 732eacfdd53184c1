using System.Collections;
using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>Distinct values. Enumeration follows their order.</summary>
public sealed class RegoSet : RegoValue, IReadOnlyCollection<RegoValue>
{
    readonly ValueTable table;

    RegoSet(ValueTable table, Extent extent) : base(RegoKind.Set, extent.Depth, extent.Weight) => this.table = table;

    /// <summary>The set without members.</summary>
    public static RegoSet Empty { get; } = new(new ValueTable(hasValues: false), default(Extent).Close());

    /// <summary>The number of members.</summary>
    public int Count => table.Count;

    internal ValueTable Table => table;

    /// <summary>A set of these members; equal ones count once.</summary>
    /// <exception cref="RegoLimitException">The set would be too deep or too large.</exception>
    public static RegoSet Of(params ReadOnlySpan<RegoValue> members)
    {
        var builder = new RegoSetBuilder(members.Length);
        foreach (var member in members)
            builder.Add(member);
        return builder.Build();
    }

    /// <summary>Whether the value is a member.</summary>
    public bool Contains(RegoValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return table.Find(value) >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<RegoValue> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return MemberAt(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The n-th member in sorted order.</summary>
    internal RegoValue MemberAt(int rank) => table.KeyAt(table.Sorted(rank));

    internal static RegoSet Adopt(ValueTable table) => table.Count == 0 ? Empty : new RegoSet(table, table.Measure());

    private protected override int ComputeHash()
    {
        var sum = 0;
        for (var i = 0; i < table.Count; i++)
            sum += HashCode.Combine(table.KeyAt(i).GetHashCode());
        return HashCode.Combine(RegoKind.Set, Count, sum);
    }
}
