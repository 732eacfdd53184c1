namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A set of code points: sorted ranges that neither overlap nor touch. Immutable.</summary>
internal sealed class CharSet
{
    internal const int Last = 0x10FFFF;

    private readonly int[] _bounds;
    private readonly ulong _asciiLow;
    private readonly ulong _asciiHigh;

    /// <param name="bounds">First and last of each range, in turn.</param>
    private CharSet(int[] bounds)
    {
        _bounds = bounds;
        for (var c = 0; c < 128; c++)
        {
            if (Search(c))
                (_asciiLow, _asciiHigh) = c < 64 ? (_asciiLow | 1UL << c, _asciiHigh) : (_asciiLow, _asciiHigh | 1UL << (c - 64));
        }
    }

    internal static CharSet Empty { get; } = new([]);

    internal static CharSet Any { get; } = new([0, Last]);

    internal static CharSet NotLineEnd { get; } = Of('\n').Complement();

    internal static CharSet Digits { get; } = new(['0', '9']);

    internal static CharSet Words { get; } = new(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']);

    internal static CharSet Spaces { get; } = new(['\t', '\n', '\f', '\r', ' ', ' ']);

    internal ReadOnlySpan<int> Bounds => _bounds;

    /// <summary>The only member, or -1 when there is none or more than one.</summary>
    internal int Single => _bounds is [var first, var last] && first == last ? first : -1;

    internal static CharSet Of(int member) => new([member, member]);

    internal static CharSet Range(int first, int last) => new([first, last]);

    internal static CharSet Union(params ReadOnlySpan<CharSet> sets)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var set in sets)
        {
            for (var i = 0; i < set._bounds.Length; i += 2)
                ranges.Add((set._bounds[i], set._bounds[i + 1]));
        }
        return Normalize(ranges);
    }

    internal CharSet Complement()
    {
        var ranges = new List<int>();
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (next < _bounds[i])
                ranges.AddRange([next, _bounds[i] - 1]);
            next = _bounds[i + 1] + 1;
        }
        if (next <= Last)
            ranges.AddRange([next, Last]);
        return new([.. ranges]);
    }

    internal bool Contains(int member)
    {
        if (member < 64)
            return (_asciiLow >> member & 1) != 0;
        return member < 128 ? (_asciiHigh >> (member - 64) & 1) != 0 : Search(member);
    }

    internal bool Overlaps(CharSet other)
    {
        for (int i = 0, j = 0; i < _bounds.Length && j < other._bounds.Length;)
        {
            if (_bounds[i] <= other._bounds[j + 1] && other._bounds[j] <= _bounds[i + 1])
                return true;
            if (_bounds[i + 1] < other._bounds[j + 1])
                i += 2;
            else
                j += 2;
        }
        return false;
    }

    internal static CharSet Normalize(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        var bounds = new List<int>(ranges.Count * 2);
        foreach (var (first, last) in ranges)
        {
            if (bounds.Count > 0 && first <= bounds[^1] + 1)
                bounds[^1] = Math.Max(bounds[^1], last);
            else
                bounds.AddRange([first, last]);
        }
        return new([.. bounds]);
    }

    private bool Search(int member)
    {
        var (low, high) = (0, _bounds.Length / 2 - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (member < _bounds[middle * 2])
                high = middle - 1;
            else if (member > _bounds[middle * 2 + 1])
                low = middle + 1;
            else
                return true;
        }
        return false;
    }
}
