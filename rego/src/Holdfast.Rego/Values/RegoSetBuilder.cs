using Holdfast.Rego.Values;

namespace Holdfast.Rego;

/// <summary>Collects the members of a set. Used by one thread, and for one set.</summary>
public sealed class RegoSetBuilder
{
    ValueTable? table;

    /// <summary>Starts empty.</summary>
    /// <param name="capacity">The number of members expected; a hint.</param>
    public RegoSetBuilder(int capacity = 0) => table = new ValueTable(hasValues: false, capacity);

    /// <summary>Starts with the members of a set.</summary>
    internal RegoSetBuilder(RegoSet source, int extraCapacity = 1) => table = source.Table.Copy(extraCapacity);

    /// <summary>The number of members so far.</summary>
    public int Count => Table.Count;

    ValueTable Table => table ?? throw new InvalidOperationException("The set has been built.");

    /// <summary>Adds a member; false when it was one already.</summary>
    public bool Add(RegoValue member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (Table.Find(member) >= 0)
            return false;
        Table.Append(member);
        return true;
    }

    /// <summary>The set; the builder cannot be used afterwards.</summary>
    /// <exception cref="RegoLimitException">The set would be too deep or too large.</exception>
    public RegoSet Build()
    {
        var table = Table;
        this.table = null;
        return RegoSet.Adopt(table);
    }
}
