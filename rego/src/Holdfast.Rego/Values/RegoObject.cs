using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>Keys, of any kind, with one value each. Enumeration follows the order of the keys.</summary>
public sealed class RegoObject : RegoValue, IReadOnlyCollection<KeyValuePair<RegoValue, RegoValue>>
{
    readonly ValueTable table;

    RegoObject(ValueTable table, Extent extent) : base(RegoKind.Object, extent.Depth, extent.Weight) => this.table = table;

    /// <summary>The object without keys.</summary>
    public static RegoObject Empty { get; } = new(new ValueTable(hasValues: true), default(Extent).Close());

    /// <summary>The number of keys.</summary>
    public int Count => table.Count;

    internal ValueTable Table => table;

    /// <summary>An object of these entries; of two equal keys the later counts.</summary>
    /// <exception cref="RegoLimitException">The object would be too deep or too large.</exception>
    public static RegoObject Of(params ReadOnlySpan<KeyValuePair<RegoValue, RegoValue>> entries)
    {
        var builder = new RegoObjectBuilder(entries.Length);
        foreach (var (key, value) in entries)
            builder.Set(key, value);
        return builder.Build();
    }

    /// <summary>Looks a key up.</summary>
    public bool TryGetValue(RegoValue key, [NotNullWhen(true)] out RegoValue? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        value = Find(key);
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<RegoValue, RegoValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new(KeyAt(i), ValueAt(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value of a key, or null when the key is absent.</summary>
    internal RegoValue? Find(RegoValue key)
    {
        var position = table.Find(key);
        return position < 0 ? null : table.ValueAt(position);
    }

    /// <summary>The n-th key in sorted order.</summary>
    internal RegoValue KeyAt(int rank) => table.KeyAt(table.Sorted(rank));

    /// <summary>The value of the n-th key in sorted order.</summary>
    internal RegoValue ValueAt(int rank) => table.ValueAt(table.Sorted(rank));

    internal static RegoObject Adopt(ValueTable table) => table.Count == 0 ? Empty : new RegoObject(table, table.Measure());

    private protected override int ComputeHash()
    {
        var sum = 0;
        for (var i = 0; i < table.Count; i++)
            sum += HashCode.Combine(table.KeyAt(i).GetHashCode(), table.ValueAt(i).GetHashCode());
        return HashCode.Combine(RegoKind.Object, Count, sum);
    }
}
