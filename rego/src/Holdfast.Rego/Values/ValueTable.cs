namespace Holdfast.Rego.Values;

/// <summary>
/// The hash table behind objects and sets: keys in order of insertion, an index over them once they are many, and the sorted
/// order once somebody asks. Filled by one builder, then only read, also by several threads.
/// </summary>
internal sealed class ValueTable
{
    private const int ScanLimit = 8;

    private readonly bool _hasValues;
    private RegoValue[] _keys;
    private RegoValue[] _values;
    private int[]? _buckets;
    private int[] _next = [];
    private int[]? _order;

    internal ValueTable(bool hasValues, int capacity = 0)
    {
        _hasValues = hasValues;
        _keys = capacity == 0 ? [] : new RegoValue[capacity];
        _values = hasValues && capacity > 0 ? new RegoValue[capacity] : [];
    }

    internal int Count { get; private set; }

    /// <summary>The position of a key in order of insertion, or -1.</summary>
    internal int Find(RegoValue key)
    {
        if (_buckets is null)
            return Scan(key);
        var hash = key.GetHashCode();
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _next[i])
        {
            if (_keys[i].GetHashCode() == hash && ValueEquality.Same(_keys[i], key))
                return i;
        }
        return -1;
    }

    internal RegoValue KeyAt(int position) => _keys[position];

    internal RegoValue ValueAt(int position) => _values[position];

    internal void Replace(int position, RegoValue value) => _values[position] = value;

    /// <summary>Adds a key that is known to be absent.</summary>
    internal void Append(RegoValue key, RegoValue? value = null)
    {
        if (Count == _keys.Length)
            Grow();
        _keys[Count] = key;
        if (_hasValues)
            _values[Count] = value!;
        if (_buckets is not null)
            Link(Count);
        Count++;
        if (_buckets is null && Count > ScanLimit)
            Index();
    }

    /// <summary>The position, in order of insertion, of the n-th key in sorted order.</summary>
    internal int Sorted(int rank)
    {
        var order = _order ??= Sort();
        return order.Length == 0 ? rank : order[rank];
    }

    internal Extent Measure()
    {
        var extent = default(Extent);
        for (var i = 0; i < Count; i++)
        {
            extent.Include(_keys[i]);
            if (_hasValues)
                extent.Include(_values[i]);
        }
        return extent.Close();
    }

    internal ValueTable Copy(int extraCapacity)
    {
        var copy = new ValueTable(_hasValues, Count + extraCapacity) { Count = Count };
        Array.Copy(_keys, copy._keys, Count);
        if (_hasValues)
            Array.Copy(_values, copy._values, Count);
        if (Count > ScanLimit)
            copy.Index();
        return copy;
    }

    private int Scan(RegoValue key)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ValueEquality.Same(_keys[i], key))
                return i;
        }
        return -1;
    }

    private void Grow()
    {
        var capacity = Math.Max(4, _keys.Length * 2);
        Array.Resize(ref _keys, capacity);
        if (_hasValues)
            Array.Resize(ref _values, capacity);
        if (_buckets is not null)
            Index();
    }

    private void Index()
    {
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_keys.Length)];
        _next = new int[_keys.Length];
        for (var i = 0; i < Count; i++)
            Link(i);
    }

    private void Link(int position)
    {
        ref var bucket = ref _buckets![_keys[position].GetHashCode() & (_buckets.Length - 1)];
        _next[position] = bucket - 1;
        bucket = position + 1;
    }

    /// <summary>The sorted order, empty when the order of insertion is sorted already.</summary>
    private int[] Sort()
    {
        var sorted = true;
        for (var i = 1; i < Count && sorted; i++)
            sorted = ValueOrder.Compare(_keys[i - 1], _keys[i]) < 0;
        if (sorted)
            return [];
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => ValueOrder.Compare(_keys[a], _keys[b]));
        return order;
    }
}
