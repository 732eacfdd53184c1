using System.Numerics;
using System.Text;

namespace Holdfast.Rego.Numbers;

/// <summary>
/// The shortest decimal digits that still denote a number among those with a mantissa of 64 bits, and their layout: plain for
/// integers and for small exponents, else scientific, as Go writes a big.Float.
/// </summary>
static class ShortestDecimal
{
    const int PlainDigits = 6;
    const int SmallestPlainExponent = -4;

    public static string Write(BinaryFloat value)
    {
        if (value.IsZero)
            return "0";
        var (digits, point) = Digits(value);
        var text = new StringBuilder(value.Negative ? "-" : "");
        var exponent = point - 1;
        if (value.IsInteger)
            return text.Append(digits).Append('0', point - digits.Length).ToString();
        if (exponent is < SmallestPlainExponent or >= PlainDigits)
            return Scientific(text, digits, exponent);
        if (point <= 0)
            return text.Append("0.").Append('0', -point).Append(digits).ToString();
        return text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point).ToString();
    }

    static string Scientific(StringBuilder text, string digits, int exponent)
    {
        text.Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        text.Append('e').Append(exponent < 0 ? '-' : '+');
        return text.Append(Math.Abs(exponent).ToString("00", System.Globalization.CultureInfo.InvariantCulture)).ToString();
    }

    // The number is remainder/scale; margin/scale is half the distance to its neighbours. Digits are drawn until what is left
    // lies within the margin, below or above.
    static (string Digits, int Point) Digits(BinaryFloat value)
    {
        var up = Math.Max(value.Exponent, 0);
        var remainder = (BigInteger)value.Mantissa << (up + 1);
        var scale = BigInteger.One << (Math.Max(-value.Exponent, 0) + 1);
        var margin = BigInteger.One << up;
        var point = (int)Math.Ceiling((value.Exponent + 64) * 0.30102999566398119521 - 1);
        if (point >= 0)
            scale *= BigInteger.Pow(10, point);
        else
            (remainder, margin) = (remainder * BigInteger.Pow(10, -point), margin * BigInteger.Pow(10, -point));
        while (remainder >= scale)
        {
            scale *= 10;
            point++;
        }
        while (remainder * 10 < scale)
        {
            remainder *= 10;
            margin *= 10;
            point--;
        }
        return Draw(remainder, scale, margin, point, inclusive: (value.Mantissa & 1) == 0);
    }

    static (string Digits, int Point) Draw(BigInteger remainder, BigInteger scale, BigInteger margin, int point, bool inclusive)
    {
        var digits = new List<char>(24);
        bool down, up;
        do
        {
            remainder *= 10;
            margin *= 10;
            digits.Add((char)('0' + (int)BigInteger.DivRem(remainder, scale, out remainder)));
            down = inclusive ? remainder <= margin : remainder < margin;
            up = inclusive ? remainder + margin >= scale : remainder + margin > scale;
        }
        while (!down && !up);
        var half = (remainder * 2).CompareTo(scale);
        if (up && (!down || half > 0 || (half == 0 && (digits[^1] & 1) == 1)))
            return RoundUp(digits, point);
        return (new string([.. digits]).TrimEnd('0'), point);
    }

    static (string Digits, int Point) RoundUp(List<char> digits, int point)
    {
        while (digits.Count > 0 && digits[^1] == '9')
            digits.RemoveAt(digits.Count - 1);
        if (digits.Count == 0)
            return ("1", point + 1);
        digits[^1]++;
        return (new string([.. digits]), point);
    }
}
