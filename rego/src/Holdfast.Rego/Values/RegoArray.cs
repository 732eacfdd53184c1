using System.Collections;
using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>A sequence of values.</summary>
public sealed class RegoArray : RegoValue, IReadOnlyList<RegoValue>
{
    readonly RegoValue[] items;

    RegoArray(RegoValue[] items, Extent extent) : base(RegoKind.Array, extent.Depth, extent.Weight) => this.items = items;

    /// <summary>The empty array.</summary>
    public static RegoArray Empty { get; } = new([], default(Extent).Close());

    /// <summary>The number of elements.</summary>
    public int Count => items.Length;

    /// <summary>An element, from 0.</summary>
    public RegoValue this[int index] => items[index];

    /// <summary>The elements without a copy.</summary>
    internal ReadOnlySpan<RegoValue> Span => items;

    /// <summary>An array of these elements.</summary>
    /// <exception cref="RegoLimitException">The array would be too deep or too large.</exception>
    public static RegoArray Of(params ReadOnlySpan<RegoValue> items) => Adopt(items.ToArray());

    /// <inheritdoc/>
    public IEnumerator<RegoValue> GetEnumerator() => ((IEnumerable<RegoValue>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An array over this storage, which the caller gives away.</summary>
    internal static RegoArray Adopt(RegoValue[] items)
    {
        if (items.Length == 0)
            return Empty;
        var extent = default(Extent);
        foreach (var item in items)
            extent.Include(item);
        return new RegoArray(items, extent.Close());
    }

    private protected override int ComputeHash()
    {
        var hash = new HashCode();
        hash.Add(RegoKind.Array);
        foreach (var item in items)
            hash.Add(item.GetHashCode());
        return hash.ToHashCode();
    }
}
