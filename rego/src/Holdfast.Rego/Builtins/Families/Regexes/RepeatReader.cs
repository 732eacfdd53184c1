using System.Globalization;

namespace Holdfast.Rego.Builtins.Families.Regexes;

/// <summary>Reads what follows a part to repeat it: <c>* + ? {2} {2,} {2,5}</c>.</summary>
static class RepeatReader
{
    const int TooMany = 1001;

    public static bool TryRead(string pattern, int position, out int least, out int most, out int length)
    {
        (least, most, length) = pattern[position] switch
        {
            '*' => (0, -1, 1),
            '+' => (1, -1, 1),
            '?' => (0, 1, 1),
            _ => (0, 0, 0),
        };
        return length == 1 || (pattern[position] == '{' && TryReadBraces(pattern, position, out least, out most, out length));
    }

    static bool TryReadBraces(string pattern, int start, out int least, out int most, out int length)
    {
        (least, most, length) = (0, 0, 0);
        var close = pattern.IndexOf('}', start);
        if (close < 0)
            return false;
        var inside = pattern.AsSpan(start + 1, close - start - 1);
        var comma = inside.IndexOf(',');
        if (!TryNumber(comma < 0 ? inside : inside[..comma], out least))
            return false;
        most = comma < 0 ? least : -1;
        if (comma >= 0 && comma + 1 < inside.Length && !TryNumber(inside[(comma + 1)..], out most))
            return false;
        length = close - start + 1;
        return true;
    }

    static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        if (digits.Length == 0 || digits.IndexOfAnyExceptInRange('0', '9') >= 0 || digits is ['0', _, ..])
            return false;
        number = digits.Length > 4 ? TooMany : int.Parse(digits, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>How often the innermost part of nested counted repetitions stands in the program.</summary>
    public static long Product(RegexNode node) => node switch
    {
        RegexNode.Repeat { Inner: var inner, Least: var least, Most: var most } => Factor(least, most) * Product(inner),
        RegexNode.Capture { Inner: var inner } => Product(inner),
        RegexNode.Sequence { Parts: var parts } => Largest(parts),
        RegexNode.Choice { Options: var options } => Largest(options),
        _ => 1,
    };

    static long Factor(int least, int most) => Math.Max(1, Math.Max(least, most));

    static long Largest(IReadOnlyList<RegexNode> nodes) => nodes.Count == 0 ? 1 : nodes.Max(Product);
}
