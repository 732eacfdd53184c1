using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>Collects the entries of an object. Used by one thread, and for one object.</summary>
public sealed class RegoObjectBuilder
{
    ValueTable? table;

    /// <summary>Starts empty.</summary>
    /// <param name="capacity">The number of entries expected; a hint.</param>
    public RegoObjectBuilder(int capacity = 0) => table = new ValueTable(hasValues: true, capacity);

    /// <summary>Starts with the entries of an object.</summary>
    internal RegoObjectBuilder(RegoObject source, int extraCapacity = 1) => table = source.Table.Copy(extraCapacity);

    /// <summary>The number of entries so far.</summary>
    public int Count => Table.Count;

    ValueTable Table => table ?? throw new InvalidOperationException("The object has been built.");

    /// <summary>Adds an entry or replaces the value of its key.</summary>
    public void Set(RegoValue key, RegoValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        var position = Table.Find(key);
        if (position >= 0)
            Table.Replace(position, value);
        else
            Table.Append(key, value);
    }

    /// <summary>Adds an entry unless its key has another value already; then nothing changes and the answer is false.</summary>
    public bool TryAdd(RegoValue key, RegoValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        var position = Table.Find(key);
        if (position >= 0)
            return ValueEquality.Same(Table.ValueAt(position), value);
        Table.Append(key, value);
        return true;
    }

    /// <summary>The object; the builder cannot be used afterwards.</summary>
    /// <exception cref="RegoLimitException">The object would be too deep or too large.</exception>
    public RegoObject Build()
    {
        var table = Table;
        this.table = null;
        return RegoObject.Adopt(table);
    }

    /// <summary>The value a key has so far, or null.</summary>
    internal RegoValue? Find(RegoValue key)
    {
        var position = Table.Find(key);
        return position < 0 ? null : Table.ValueAt(position);
    }
}
