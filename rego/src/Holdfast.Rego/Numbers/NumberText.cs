using System.Globalization;
using System.Numerics;

namespace Holdfast.Rego.Numbers;

/// <summary>Reads the text of a number: the grammar of JSON, the bounds, and the exact decimal it stands for.</summary>
readonly ref struct NumberText
{
    readonly ReadOnlySpan<char> whole;
    readonly ReadOnlySpan<char> fraction;
    readonly long exponent;

    NumberText(bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, long exponent, NumberSyntax syntax)
    {
        Negative = negative;
        this.whole = whole;
        this.fraction = fraction;
        this.exponent = exponent;
        Syntax = syntax == NumberSyntax.Malformed || InBounds(whole, fraction, exponent) ? syntax : NumberSyntax.OutOfBounds;
    }

    public NumberSyntax Syntax { get; }

    public bool Negative { get; }

    public static NumberText Scan(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith('-');
        var rest = negative ? text[1..] : text;
        var whole = TakeDigits(ref rest);
        if (whole.Length == 0 || whole is ['0', _, ..])
            return default;
        var syntax = NumberSyntax.Integer;
        ReadOnlySpan<char> fraction = [];
        if (rest.StartsWith('.'))
        {
            syntax = NumberSyntax.Decimal;
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.Length == 0)
                return default;
        }
        long exponent = 0;
        if (rest.Length > 0)
        {
            syntax = NumberSyntax.Decimal;
            if (!TryExponent(rest, out exponent))
                return default;
        }
        return new NumberText(negative, whole, fraction, exponent, syntax);
    }

    /// <summary>The number as <c>digits × 10^exponent</c>, digits signed and without trailing zeros unless it is 0.</summary>
    public (BigInteger Digits, int Exponent) Decompose()
    {
        var digits = string.Concat(whole, fraction).AsSpan().TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        if (trimmed.Length == 0)
            return (BigInteger.Zero, 0);
        var value = BigInteger.Parse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = (int)this.exponent - fraction.Length + (digits.Length - trimmed.Length);
        return (Negative ? -value : value, exponent);
    }

    static bool InBounds(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, long exponent)
    {
        if (whole.Length + fraction.Length > NumberBounds.MaxTextLength)
            return false;
        var leading = whole is "0" ? -fraction.IndexOfAnyExcept('0') : whole.Length;
        var isZero = whole is "0" && leading == 1;
        return isZero || Math.Abs(leading + exponent) <= NumberBounds.MaxDecimalExponent;
    }

    static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    static bool TryExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        var negative = text.StartsWith('-');
        if (negative || text.StartsWith('+'))
            text = text[1..];
        var digits = TakeDigits(ref text);
        if (digits.Length == 0 || text.Length > 0)
            return false;
        foreach (var digit in digits)
            exponent = Math.Min(exponent * 10 + (digit - '0'), int.MaxValue);
        if (negative)
            exponent = -exponent;
        return true;
    }
}
