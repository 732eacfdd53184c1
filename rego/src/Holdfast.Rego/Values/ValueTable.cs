namespace Holdfast.Rego.Values;

/// <summary>
/// The hash table behind objects and sets: keys in order of insertion, an index over them once they are many, and the sorted
/// order once somebody asks. Filled by one builder, then only read, also by several threads.
/// </summary>
sealed class ValueTable(bool hasValues, int capacity = 0)
{
    const int ScanLimit = 8;

    readonly bool hasValues = hasValues;
    RegoValue[] keys = capacity == 0 ? [] : new RegoValue[capacity];
    RegoValue[] values = hasValues && capacity > 0 ? new RegoValue[capacity] : [];
    int[]? buckets;
    int[] next = [];
    int[]? order;

    public int Count { get; private set; }

    /// <summary>The position of a key in order of insertion, or -1.</summary>
    public int Find(RegoValue key)
    {
        if (buckets is null)
            return Scan(key);
        var hash = key.GetHashCode();
        for (var i = buckets[hash & (buckets.Length - 1)] - 1; i >= 0; i = next[i])
        {
            if (keys[i].GetHashCode() == hash && ValueEquality.Same(keys[i], key))
                return i;
        }
        return -1;
    }

    public RegoValue KeyAt(int position) => keys[position];

    public RegoValue ValueAt(int position) => values[position];

    public void Replace(int position, RegoValue value) => values[position] = value;

    /// <summary>Adds a key that is known to be absent.</summary>
    public void Append(RegoValue key, RegoValue? value = null)
    {
        if (Count == keys.Length)
            Grow();
        keys[Count] = key;
        if (hasValues)
            values[Count] = value!;
        if (buckets is not null)
            Link(Count);
        Count++;
        if (buckets is null && Count > ScanLimit)
            Index();
    }

    /// <summary>The position, in order of insertion, of the n-th key in sorted order.</summary>
    public int Sorted(int rank)
    {
        var order = this.order ??= Sort();
        return order.Length == 0 ? rank : order[rank];
    }

    public Extent Measure()
    {
        var extent = default(Extent);
        for (var i = 0; i < Count; i++)
        {
            extent.Include(keys[i]);
            if (hasValues)
                extent.Include(values[i]);
        }
        return extent.Close();
    }

    public ValueTable Copy(int extraCapacity)
    {
        var copy = new ValueTable(hasValues, Count + extraCapacity) { Count = Count };
        Array.Copy(keys, copy.keys, Count);
        if (hasValues)
            Array.Copy(values, copy.values, Count);
        if (Count > ScanLimit)
            copy.Index();
        return copy;
    }

    int Scan(RegoValue key)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ValueEquality.Same(keys[i], key))
                return i;
        }
        return -1;
    }

    void Grow()
    {
        var capacity = Math.Max(4, keys.Length * 2);
        Array.Resize(ref keys, capacity);
        if (hasValues)
            Array.Resize(ref values, capacity);
        if (buckets is not null)
            Index();
    }

    void Index()
    {
        buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)keys.Length)];
        next = new int[keys.Length];
        for (var i = 0; i < Count; i++)
            Link(i);
    }

    void Link(int position)
    {
        ref var bucket = ref buckets![keys[position].GetHashCode() & (buckets.Length - 1)];
        next[position] = bucket - 1;
        bucket = position + 1;
    }

    /// <summary>The sorted order, empty when the order of insertion is sorted already.</summary>
    int[] Sort()
    {
        var sorted = true;
        for (var i = 1; i < Count && sorted; i++)
            sorted = ValueOrder.Compare(keys[i - 1], keys[i]) < 0;
        if (sorted)
            return [];
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => ValueOrder.Compare(keys[a], keys[b]));
        return order;
    }
}
