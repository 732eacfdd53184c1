namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>A set of code points: sorted ranges that neither overlap nor touch. Immutable.</summary>
sealed class CharSet
{
    public const int Last = 0x10FFFF;

    readonly int[] bounds;
    readonly ulong asciiLow;
    readonly ulong asciiHigh;

    /// <param name="bounds">First and last of each range, in turn.</param>
    CharSet(int[] bounds)
    {
        this.bounds = bounds;
        for (var c = 0; c < 128; c++)
        {
            if (Search(c))
                (asciiLow, asciiHigh) = c < 64 ? (asciiLow | 1UL << c, asciiHigh) : (asciiLow, asciiHigh | 1UL << (c - 64));
        }
    }

    public static CharSet Empty { get; } = new([]);

    public static CharSet Any { get; } = new([0, Last]);

    public static CharSet NotLineEnd { get; } = Of('\n').Complement();

    public static CharSet Digits { get; } = new(['0', '9']);

    public static CharSet Words { get; } = new(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']);

    public static CharSet Spaces { get; } = new(['\t', '\n', '\f', '\r', ' ', ' ']);

    public ReadOnlySpan<int> Bounds => bounds;

    /// <summary>The only member, or -1 when there is none or more than one.</summary>
    public int Single => bounds is [var first, var last] && first == last ? first : -1;

    public static CharSet Of(int member) => new([member, member]);

    public static CharSet Range(int first, int last) => new([first, last]);

    public static CharSet Union(params ReadOnlySpan<CharSet> sets)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var set in sets)
        {
            for (var i = 0; i < set.bounds.Length; i += 2)
                ranges.Add((set.bounds[i], set.bounds[i + 1]));
        }
        return Normalize(ranges);
    }

    public CharSet Complement()
    {
        var ranges = new List<int>();
        var next = 0;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (next < bounds[i])
                ranges.AddRange([next, bounds[i] - 1]);
            next = bounds[i + 1] + 1;
        }
        if (next <= Last)
            ranges.AddRange([next, Last]);
        return new([.. ranges]);
    }

    public bool Contains(int member)
    {
        if (member < 64)
            return (asciiLow >> member & 1) != 0;
        return member < 128 ? (asciiHigh >> (member - 64) & 1) != 0 : Search(member);
    }

    public bool Overlaps(CharSet other)
    {
        for (int i = 0, j = 0; i < bounds.Length && j < other.bounds.Length;)
        {
            if (bounds[i] <= other.bounds[j + 1] && other.bounds[j] <= bounds[i + 1])
                return true;
            if (bounds[i + 1] < other.bounds[j + 1])
                i += 2;
            else
                j += 2;
        }
        return false;
    }

    public static CharSet Normalize(List<(int First, int Last)> ranges)
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

    bool Search(int member)
    {
        var (low, high) = (0, bounds.Length / 2 - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (member < bounds[middle * 2])
                high = middle - 1;
            else if (member > bounds[middle * 2 + 1])
                low = middle + 1;
            else
                return true;
        }
        return false;
    }
}
