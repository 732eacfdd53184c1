using System.Globalization;
using System.Numerics;

namespace Holdfast.Rego.Builtins.Families.Formatting;

/// <summary>The decimal digits of a double that is not negative: <c>0.digits × 10^point</c>. Zero has no digits.</summary>
readonly record struct DecimalDigits(string Digits, int Point)
{
    /// <summary>The fewest digits that still denote this double.</summary>
    public static DecimalDigits Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.');
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return Create(digits.Trim('0'), exponent + (point < 0 ? digits.Length : point) - leading);
    }

    /// <summary>All digits, of which there may be several hundred.</summary>
    public static DecimalDigits Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | (biased == 0 ? 0 : 1L << 52);
        var exponent = Math.Max(biased, 1) - 1075;
        var whole = exponent >= 0 ? mantissa << exponent : mantissa * BigInteger.Pow(5, -exponent);
        var digits = whole.ToString(CultureInfo.InvariantCulture);
        return whole.IsZero ? default : Create(digits.TrimEnd('0'), digits.Length + Math.Min(exponent, 0));
    }

    /// <summary>Keeps this many digits, rounding halves to even.</summary>
    public DecimalDigits Round(int keep)
    {
        if (Digits is null || keep >= Digits.Length)
            return this;
        if (keep < 0)
            return default;
        var up = Digits[keep] > '5' || (Digits[keep] == '5' && (keep + 1 < Digits.Length || (keep > 0 && (Digits[keep - 1] & 1) == 1)));
        var kept = Digits[..keep];
        if (!up)
            return Create(kept.TrimEnd('0'), Point);
        kept = kept.TrimEnd('9');
        return kept.Length == 0 ? new("1", Point + 1) : new(kept[..^1] + (char)(kept[^1] + 1), Point);
    }

    public int Count => Digits?.Length ?? 0;

    public char At(int index) => index >= 0 && index < Count ? Digits[index] : '0';

    static DecimalDigits Create(string digits, int point) => digits.Length == 0 ? default : new(digits, point);
}
