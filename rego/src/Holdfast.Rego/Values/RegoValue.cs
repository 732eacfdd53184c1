using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>
/// A Rego value. Values are immutable, may be shared between threads, and compare by content: <c>1</c> equals <c>1.0</c>.
/// They are ordered in total: null, booleans, numbers, strings (by code point), arrays, objects, sets.
/// "Undefined" is not a value; where it may occur, the reference is null.
/// </summary>
public abstract class RegoValue : IEquatable<RegoValue>, IComparable<RegoValue>
{
    /// <summary>No value is nested deeper; building one is refused, so that walking a value cannot exhaust the stack.</summary>
    public const int MaxDepth = 1000;

    /// <summary>
    /// No value, written out with everything shared in it repeated, has more parts; building one is refused, so that walking
    /// a value cannot take forever.
    /// </summary>
    public const int MaxWeight = 1 << 26;

    int hash;

    private protected RegoValue(RegoKind kind, int depth, int weight)
    {
        Kind = kind;
        Depth = (ushort)depth;
        Weight = weight;
    }

    /// <summary>The kind of the value, which tells its class.</summary>
    public RegoKind Kind { get; }

    /// <summary>Levels of nesting below this value: 0 for scalars and empty collections.</summary>
    internal ushort Depth { get; }

    /// <summary>Parts of the value when written out, at least 1: what walking it costs, in steps.</summary>
    internal int Weight { get; }

    internal bool HashIsKnown => hash != 0;

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="RegoJsonException">The text is not one JSON document, or is too large or too deep.</exception>
    public static RegoValue ParseJson(string json) => JsonText.Parse(json);

    /// <summary>Reads one JSON document from UTF-8.</summary>
    /// <exception cref="RegoJsonException">The text is not one JSON document, or is too large or too deep.</exception>
    public static RegoValue ParseJson(ReadOnlySpan<byte> utf8Json) => JsonText.Parse(utf8Json);

    /// <summary>The value as compact JSON: keys sorted, sets as sorted arrays, keys that are not strings as their JSON text.</summary>
    public string ToJson() => JsonText.Write(this);

    /// <summary>The value as a Rego term: <c>{1, 2}</c> for a set, <c>set()</c> for the empty one.</summary>
    public sealed override string ToString() => TermText.Write(this);

    /// <summary>Whether both are the same by content.</summary>
    public bool Equals(RegoValue? other) => other is not null && ValueEquality.Same(this, other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as RegoValue);

    /// <summary>A hash of the content, computed once; it differs from process to process.</summary>
    public sealed override int GetHashCode()
    {
        if (this.hash != 0)
            return this.hash;
        var hash = ComputeHash();
        return this.hash = hash == 0 ? 1 : hash;
    }

    /// <summary>Compares in the total order of Rego.</summary>
    public int CompareTo(RegoValue? other) => other is null ? 1 : ValueOrder.Compare(this, other);

    private protected abstract int ComputeHash();
}
